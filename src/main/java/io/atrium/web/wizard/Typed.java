package io.atrium.web.wizard;

import java.util.Map;
import java.util.regex.Pattern;

/** The fields of a form that was sent. */
record Typed(Map<String, String> fields) {
    /** Far above every field's own limit, so that what is cut is still too long; it bounds the draft. */
    private static final int KEPT = 16_000;

    private static final Pattern HALF_A_PAIR =
            Pattern.compile("[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /** As it was typed; empty where it was not sent. */
    String text(String field) {
        String text = HALF_A_PAIR.matcher(fields.getOrDefault(field, "")).replaceAll("\ufffd");
        if (text.length() <= KEPT) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(KEPT - 1)) ? KEPT - 1 : KEPT);
    }
}
