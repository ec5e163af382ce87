package io.atrium.web.admin;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.stream.Collectors;

/** What an act's detail says, in one line. The script's audit/row.js writes the same. */
final class ActDetails {
    private ActDetails() {}

    /** {@code role: keeper, format: csv}; empty where there is nothing. */
    static String inLine(JsonObject detail) {
        return detail.entrySet().stream()
                .map(entry -> entry.getKey() + ": "
                        + (entry.getValue() instanceof JsonString text ? text.getString() : entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
