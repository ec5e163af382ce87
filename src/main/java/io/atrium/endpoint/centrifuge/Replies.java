package io.atrium.endpoint.centrifuge;

import io.atrium.wire.Json;
import java.util.List;

/** What the server says, as text: one JSON object each, without the newline between them. */
final class Replies {
    /** Asks for a pong. */
    static final String PING = "{}";

    private Replies() {}

    /** @param result JSON */
    static String reply(Command command, String result) {
        return "{\"id\":" + command.id() + ",\"" + command.name() + "\":" + result + "}";
    }

    static String error(long id, ReplyError error) {
        return "{\"id\":" + id + ",\"error\":" + error.json() + "}";
    }

    /** @param entry JSON, as on the plain room socket; @param offset 0: not of the log */
    static String publication(String entry, long offset) {
        return offset == 0 ? "{\"data\":" + entry + "}" : "{\"data\":" + entry + ",\"offset\":" + offset + "}";
    }

    /** Entries that follow each other in the log. */
    static String publications(List<String> entries, long firstOffset) {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < entries.size(); i++) {
            json.append(i == 0 ? "" : ",").append(publication(entries.get(i), firstOffset + i));
        }
        return json.append(']').toString();
    }

    /** @param what {@code pub}, {@code join}, {@code unsubscribe} and so on, with its JSON */
    static String push(String channel, String what, String json) {
        return "{\"push\":{\"channel\":" + quoted(channel) + ",\"" + what + "\":" + json + "}}";
    }

    /** To this connection alone, of no channel. @param data JSON */
    static String message(String data) {
        return "{\"push\":{\"message\":{\"data\":" + data + "}}}";
    }

    /** @param code from 2500 on the client subscribes again by itself, with its position */
    static String unsubscribe(String channel, int code, String reason) {
        return push(channel, "unsubscribe", "{\"code\":" + code + ",\"reason\":" + quoted(reason) + "}");
    }

    /** For connections that have no close code of their own. */
    static String disconnect(Disconnect disconnect) {
        return "{\"push\":{\"disconnect\":{\"code\":" + disconnect.code() + ",\"reason\":" + quoted(disconnect.reason())
                + "}}}";
    }

    /** A person, as presence knows them: by login, with however many connections. */
    static String info(String login) {
        return "{\"user\":" + quoted(login) + ",\"client\":" + quoted(login) + "}";
    }

    static String quoted(String text) {
        return Json.createValue(text).toString();
    }
}
