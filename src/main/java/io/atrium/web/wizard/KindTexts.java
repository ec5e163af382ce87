package io.atrium.web.wizard;

import io.atrium.room.Words;
import io.atrium.web.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What a kind says of itself and of its settings, in the viewer's language, from its own bundle. */
@Named
@RequestScoped
public class KindTexts {
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
        Words words = Words.of(kind, viewer.getLocale());
        return words.has(key) ? words.raw(key) : otherwise;
    }
}
