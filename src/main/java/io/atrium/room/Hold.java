package io.atrium.room;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/**
 * What keeps a member from writing at a moment, whatever their role.
 *
 * @param mute null unless they are muted
 */
public record Hold(Why why, Mute mute) {
    private static final Hold ARCHIVED = new Hold(Why.ARCHIVED, null);
    private static final Hold LOCKED = new Hold(Why.LOCKED, null);
    private static final Hold ALONE = new Hold(Why.DISABLED, null);

    /** What there is to be held by; of several the first counts. */
    public enum Why {
        ARCHIVED,
        /** The others of a conversation have no account in use any more. */
        DISABLED,
        LOCKED,
        MUTED
    }

    static Hold archived() {
        return ARCHIVED;
    }

    static Hold locked() {
        return LOCKED;
    }

    static Hold alone() {
        return ALONE;
    }

    static Hold muted(Mute mute) {
        return new Hold(Why.MUTED, mute);
    }

    /** {@code {"why":"muted","until":null,"by":"ann","reason":""}}, {@code {"why":"locked"}}, {@code {"why":"archived"}}, {@code {"why":"disabled"}}. */
    public JsonObject toJson() {
        JsonObjectBuilder json =
                Json.createObjectBuilder().add("why", why.name().toLowerCase(Locale.ROOT));
        if (mute != null) {
            mute.toJson().forEach(json::add);
        }
        return json.build();
    }

    Problem toProblem() {
        Problem problem = why == Why.DISABLED
                ? Problem.own("disabled", ErrorCode.FORBIDDEN, null, sentence())
                : Problem.of(ErrorCode.FORBIDDEN, sentence());
        return problem.with("held", toJson());
    }

    private String sentence() {
        return switch (why) {
            case ARCHIVED -> "the room is archived";
            case LOCKED -> "the room is locked";
            case DISABLED -> "nobody reads what is written here any more";
            case MUTED ->
                mute.by() + " has muted you"
                        + (mute.until() == null ? "" : " until " + Instants.wire(mute.until()))
                        + (mute.reason().isEmpty() ? "" : ": " + mute.reason());
        };
    }
}
