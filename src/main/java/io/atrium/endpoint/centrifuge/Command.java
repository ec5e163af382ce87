package io.atrium.endpoint.centrifuge;

import io.atrium.endpoint.centrifuge.Disconnect.Demanded;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Problem;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * One command of a client: a JSON object with an id and one member that names what is wanted. What is not of that shape ends the
 * connection, as at Centrifugo.
 *
 * @param id to be repeated in the reply; 0 where none is wanted
 * @param name null in a pong, which is an empty object
 */
record Command(long id, String name, JsonObject params) {
    static final String CONNECT = "connect";
    static final String SEND = "send";

    /** In the order in which Centrifugo looks for them. */
    private static final List<String> NAMES = List.of(
            CONNECT,
            "ping",
            "subscribe",
            "unsubscribe",
            "publish",
            "presence",
            "presence_stats",
            "history",
            "rpc",
            SEND,
            "refresh",
            "sub_refresh");

    private static final long MAX_ID = 0xFFFF_FFFFL;

    /** What is done for a command. Answers itself, or throws what is to be answered. */
    @FunctionalInterface
    interface Handler {
        void handle(Connection connection, Command command);
    }

    /** @throws Demanded {@code 3501}, where it is no command */
    static Command decode(String line) {
        JsonObject json;
        try {
            json = FrameCodec.unjudged(line);
        } catch (Problem notJson) {
            throw new Demanded(Disconnect.BAD_REQUEST);
        }
        long id = whole(json, "id", 0, MAX_ID);
        for (String name : NAMES) {
            JsonValue params = json.getOrDefault(name, JsonValue.NULL);
            if (params != JsonValue.NULL) {
                return command(id, name, params);
            }
        }
        if (id == 0 && json.isEmpty()) {
            return new Command(0, null, JsonValue.EMPTY_JSON_OBJECT);
        }
        throw new Demanded(Disconnect.BAD_REQUEST);
    }

    private static Command command(long id, String name, JsonValue params) {
        if (params instanceof JsonObject object && (id > 0 || name.equals(SEND))) {
            return new Command(id, name, object);
        }
        throw new Demanded(Disconnect.BAD_REQUEST);
    }

    boolean isPong() {
        return name == null;
    }

    /** The texts of it may hold what no other client could read; told apart from its shape, so that it can be answered. */
    void requireStorable() {
        FrameCodec.requireStorable(params);
    }

    /** The channel it is about, which such a command must name. */
    String channel() {
        String channel = text("channel");
        if (channel.isEmpty()) {
            throw new Demanded(Disconnect.BAD_REQUEST);
        }
        return channel;
    }

    /** Empty where it is missing. */
    String text(String member) {
        return text(params, member);
    }

    static String text(JsonObject object, String member) {
        JsonValue value = object.getOrDefault(member, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return "";
        }
        if (value instanceof JsonString string) {
            return string.getString();
        }
        throw new Demanded(Disconnect.BAD_REQUEST);
    }

    boolean flag(String member) {
        JsonValue value = params.getOrDefault(member, JsonValue.NULL);
        return switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE, NULL -> false;
            default -> throw new Demanded(Disconnect.BAD_REQUEST);
        };
    }

    /** 0 where it is missing. */
    long whole(String member, long min, long max) {
        return whole(params, member, min, max);
    }

    static long whole(JsonObject object, String member, long min, long max) {
        JsonValue value = object.getOrDefault(member, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return 0;
        }
        if (value instanceof JsonNumber number && number.isIntegral()) {
            // A double first: as an exact number 1e999999 would have a million digits.
            double approximate = number.doubleValue();
            if (approximate >= min && approximate <= max && approximate < 0x1p63) {
                return number.longValue();
            }
        }
        throw new Demanded(Disconnect.BAD_REQUEST);
    }

    /** An object among its members, or null where it is missing. */
    JsonObject object(String member) {
        JsonValue value = params.getOrDefault(member, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new Demanded(Disconnect.BAD_REQUEST);
    }
}
