package io.atrium.web;

import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/** What is wrong with the form that was sent, by field; {@code ""} for the form as a whole. In the viewer's language. */
@Named
@RequestScoped
public class Form {
    private final Map<String, String> errors = new HashMap<>();

    @Inject
    private Viewer viewer;

    public Map<String, String> getErrors() {
        return errors;
    }

    /** For {@code aria-invalid}: null, and so no attribute, where the field is fine. */
    public String invalid(String field) {
        return errors.containsKey(field) ? "true" : null;
    }

    /**
     * The text {@code error.FORM.FIELD}, else what the problem itself says.
     *
     * @param form where its texts are not in messages/atrium, after the bundle: {@code people:import}
     */
    public void refuse(String form, Problem problem, Object... values) {
        String field = problem.field() == null ? "" : problem.field();
        int name = form.indexOf(':') + 1;
        String key = form.substring(0, name) + "error." + form.substring(name) + "."
                + (field.isEmpty() ? problem.code().wireName() : field);
        errors.put(field, text(key.toLowerCase(Locale.ROOT), problem, values));
    }

    /** The field's error, by the text's key. */
    public void refuse(String field, String key, Object... values) {
        errors.put(field, viewer.text(key, values));
    }

    private String text(String key, Problem problem, Object... values) {
        try {
            return viewer.text(key, values);
        } catch (MissingResourceException untranslated) {
            return problem.getMessage();
        }
    }
}
