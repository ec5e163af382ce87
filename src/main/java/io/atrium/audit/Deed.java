package io.atrium.audit;

import io.atrium.wire.Json;
import io.atrium.wire.Text;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * What is to be recorded: {@code Deed.of("room.member_removed").by("ann").to("bob").in("ops")}.
 *
 * @param what a word of the trail's vocabulary, docs/operations.md
 * @param actor a login
 * @param subject a login, or null
 * @param room a name, or null
 * @param address of the actor's request, or null
 * @param detail the rest
 */
public record Deed(String what, String actor, String subject, String room, String address, JsonObject detail) {
    /** Who did what nobody did. */
    public static final String ATRIUM = "atrium";

    private static final int MOST_ADDRESS = 64;
    private static final int MOST_VALUE = 500;

    public static Deed of(String what) {
        return new Deed(what, ATRIUM, null, null, null, JsonValue.EMPTY_JSON_OBJECT);
    }

    public Deed by(String login) {
        return new Deed(what, login, subject, room, address, detail);
    }

    public Deed to(String login) {
        return new Deed(what, actor, login, room, address, detail);
    }

    public Deed in(String name) {
        return new Deed(what, actor, subject, name, address, detail);
    }

    /** Null where nobody knows. */
    public Deed from(String remote) {
        return new Deed(what, actor, subject, room, remote == null ? null : Text.cut(remote, MOST_ADDRESS), detail);
    }

    /** Null leaves it out; what is long is cut. */
    public Deed with(String key, String value) {
        return value == null ? this : with(key, Json.createValue(Text.cut(value, MOST_VALUE)));
    }

    public Deed with(String key, long value) {
        return with(key, Json.createValue(value));
    }

    private Deed with(String key, JsonValue value) {
        JsonObject more = Json.createObjectBuilder(detail).add(key, value).build();
        return new Deed(what, actor, subject, room, address, more);
    }
}
