package io.atrium.web.wizard;

import io.atrium.web.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What a kind says of itself and of its settings, in the viewer's language, from its own bundle. */
@Named
@RequestScoped
public class KindTexts {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Inject
    private Viewer viewer;

    public String name(String kind) {
        return text(kind, "kind.name", kind);
    }

    public String purpose(String kind) {
        return text(kind, "kind.purpose", "");
    }

    /** Where the bundle has no such text, the other is said. */
    String text(String kind, String key, String otherwise) {
        try {
            return ResourceBundle.getBundle(
                            "io.atrium.kind." + kind + ".messages",
                            viewer.getLocale(),
                            getClass().getClassLoader(),
                            NO_FALLBACK)
                    .getString(key);
        } catch (MissingResourceException untold) {
            return otherwise;
        }
    }
}
