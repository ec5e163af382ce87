package io.atrium.chaos;

import jakarta.json.JsonObject;

/** An entry, as somebody heard it or as it stands in the log. The message names its room and the sender's own id of it. */
record Said(long seq, String from, String ref, String message) {
    static Said of(JsonObject entry) {
        return new Said(
                entry.getJsonNumber("seq").longValue(),
                entry.getString("from"),
                entry.getString("ref", ""),
                entry.getString("message", ""));
    }

    static String message(String room, String ref) {
        return room + " " + ref;
    }

    boolean isOf(String room) {
        return message.equals(message(room, ref));
    }
}
