package io.atrium.channel.redis;

import io.atrium.channel.Message;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Messages of one group on their way between nodes: a line that names the sender, then two for each message, its number or whom it is meant for and its frame.
 *
 * @param node the sender's id
 */
record Parcel(String node, List<Message> messages) {
    private static final char BREAK = '\n';

    String encode() {
        StringBuilder text = new StringBuilder(node);
        for (Message message : messages) {
            text.append(BREAK).append(head(message)).append(BREAK).append(message.json());
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException where it is none */
    static Parcel decode(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length % 2 == 0) {
            throw new IllegalArgumentException("a parcel has two lines for each message");
        }
        List<Message> messages = new ArrayList<>();
        for (int i = 1; i < lines.length; i += 2) {
            messages.add(message(lines[i], lines[i + 1]));
        }
        return new Parcel(lines[0], messages);
    }

    /** Frames are written without line breaks, so that they need no further wrapping. */
    private static String head(Message message) {
        if (!message.isEphemeral()) {
            return Long.toString(message.seq());
        }
        JsonObjectBuilder head = Json.createObjectBuilder();
        if (message.origin() != null) {
            head.add("origin", message.origin());
        }
        if (!message.except().isEmpty()) {
            head.add("except", array(message.except()));
        }
        if (message.only() != null) {
            head.add("only", array(message.only()));
        }
        return head.build().toString();
    }

    private static JsonArrayBuilder array(Set<String> logins) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        logins.forEach(array::add);
        return array;
    }

    private static Message message(String head, String json) {
        if (!head.startsWith("{")) {
            return Message.entry(Long.parseLong(head), json);
        }
        JsonObject whom = FrameCodec.stored(head);
        Set<String> except = whom.containsKey("except") ? logins(whom.getJsonArray("except")) : Set.of();
        Set<String> only = whom.containsKey("only") ? logins(whom.getJsonArray("only")) : null;
        return new Message(0, json, whom.getString("origin", null), except, only);
    }

    private static Set<String> logins(JsonArray array) {
        return array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toUnmodifiableSet());
    }
}
