package io.atrium.wire;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/**
 * Something a caller asked for that can't be done, with the code and the sentence it is told. The one exception that crosses
 * every door; each door gives it its own form.
 */
public final class Problem extends RuntimeException {
    /** The media type of {@link #toProblemJson()}. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String name;
    private final String field;
    private final int retryAfterSeconds;
    private final transient JsonObject more;

    private Problem(ErrorCode code, String name, String detail, String field, int retryAfterSeconds, JsonObject more) {
        // No stack trace: a problem is an answer to a caller, made at the rate of hostile input.
        super(detail, null, false, false);
        this.code = code;
        this.name = name;
        this.field = field;
        this.retryAfterSeconds = retryAfterSeconds;
        this.more = more;
    }

    public static Problem of(ErrorCode code, String detail) {
        return common(code, detail, null, 0);
    }

    /** A member of the frame or form that is missing, of the wrong type, too long or out of range. */
    public static Problem invalid(String field, String detail) {
        return common(ErrorCode.INVALID, detail, field, 0);
    }

    /** What was asked for is taken by something else. */
    public static Problem conflict(String field, String detail) {
        return common(ErrorCode.CONFLICT, detail, field, 0);
    }

    /**
     * A kind's own, under a name of its own: {@code already_voted}. Doors that number or group their errors take it for one like it.
     *
     * @param field the offending member's name, or null
     */
    public static Problem own(String name, ErrorCode like, String field, String detail) {
        return new Problem(like, name, detail, field, 0, JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Asked too fast, or of something that is away for now: the same again after so many seconds may work. */
    public static Problem retryable(ErrorCode code, String detail, int retryAfterSeconds) {
        return common(code, detail, null, retryAfterSeconds);
    }

    /** The same, with more to its sentence. */
    public Problem adding(String sentence) {
        return new Problem(code, name, getMessage() + sentence, field, retryAfterSeconds, more);
    }

    /** The same, with a member of its own beside those that every problem has. */
    public Problem with(String member, JsonValue value) {
        JsonObject enriched = Json.createObjectBuilder(more).add(member, value).build();
        return new Problem(code, name, getMessage(), field, retryAfterSeconds, enriched);
    }

    private static Problem common(ErrorCode code, String detail, String field, int retryAfterSeconds) {
        return new Problem(code, code.wireName(), detail, field, retryAfterSeconds, JsonValue.EMPTY_JSON_OBJECT);
    }

    public ErrorCode code() {
        return code;
    }

    /** As it stands on the wire: {@code rate_limited}, or a kind's own. */
    public String wireName() {
        return name;
    }

    /** The offending member's name, or null. */
    public String field() {
        return field;
    }

    /** Seconds, or 0 where trying again makes no sense. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** The error frame of docs/protocol.md; {@code ref} may be null. */
    public JsonObject toFrame(String ref) {
        JsonObjectBuilder frame = Json.createObjectBuilder()
                .add("type", "error")
                .add("code", name)
                .add("detail", getMessage());
        if (field != null) {
            frame.add("field", field);
        }
        if (ref != null) {
            frame.add("ref", ref);
        }
        if (retryAfterSeconds > 0) {
            frame.add("retry_after", retryAfterSeconds);
        }
        more.forEach(frame::add);
        return frame.build();
    }

    /** As RFC 9457 writes it, with the members of an error frame beside. */
    public JsonObject toProblemJson() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", name.replace('_', ' '))
                .add("status", code.httpStatus())
                .add("code", name)
                .add("detail", getMessage());
        if (field != null) {
            json.add("field", field);
        }
        if (retryAfterSeconds > 0) {
            json.add("retry_after", retryAfterSeconds);
        }
        more.forEach(json::add);
        return json.build();
    }
}
