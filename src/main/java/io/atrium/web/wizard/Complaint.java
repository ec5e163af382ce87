package io.atrium.web.wizard;

import java.util.List;

/** What is wrong with a field: the key of its sentence and what the sentence names. */
record Complaint(String key, List<Object> values) {
    static Complaint of(String key, Object... values) {
        return new Complaint("wizard.error." + key, List.of(values));
    }
}
