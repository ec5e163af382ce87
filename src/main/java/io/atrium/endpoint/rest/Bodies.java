package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Problem;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads what a request brings: who is calling, and a JSON body of bounded size, checked as a frame is. */
final class Bodies {
    private static final Logger LOG = Logger.getLogger(Bodies.class.getName());
    private static final int BUFFER = 8_192;
    private static final long MOST_PASSED = 64L * 1024 * 1024;

    private Bodies() {}

    static Caller caller(HttpServletRequest request) {
        return (Caller) request.getAttribute(Caller.ATTRIBUTE);
    }

    /** As {@link #caller}. @throws Problem {@code forbidden} for who is no administrator */
    static Caller administrator(HttpServletRequest request) {
        Caller caller = caller(request);
        if (!caller.isAdministrator()) {
            throw Problem.of(ErrorCode.FORBIDDEN, "for administrators only");
        }
        return caller;
    }

    static JsonObject object(InputStream body, int maxBytes) {
        if (structure(body, maxBytes) instanceof JsonObject object) {
            return object;
        }
        throw Problem.of(ErrorCode.MALFORMED, "a JSON object is expected");
    }

    /** As {@link #object(InputStream, int)}; an empty body is an empty object. */
    static JsonObject optionalObject(InputStream body, int maxBytes) {
        String text = utf8(body, maxBytes);
        return text.isBlank() ? JsonValue.EMPTY_JSON_OBJECT : FrameCodec.object(text);
    }

    static JsonStructure structure(InputStream body, int maxBytes) {
        return FrameCodec.structure(utf8(body, maxBytes));
    }

    /** A text member, or null where it is absent. */
    static String text(JsonObject body, String member) {
        JsonValue value = body.get(member);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonString string) {
            return string.getString();
        }
        throw Problem.invalid(member, member + " must be a text");
    }

    /** An object member, or null where it is absent. */
    static JsonObject object(JsonObject body, String member) {
        JsonValue value = body.get(member);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw Problem.invalid(member, member + " must be an object");
    }

    /** A list of texts, empty where it is absent. */
    static List<String> texts(JsonObject body, String member) {
        JsonValue value = body.get(member);
        if (value == null || value == JsonValue.NULL) {
            return List.of();
        }
        if (value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
            return array.getValuesAs(JsonString::getString);
        }
        throw Problem.invalid(member, member + " must be a list of texts");
    }

    /** True or false, or null where it is absent. */
    static Boolean flag(JsonObject body, String member) {
        JsonValue value = body.get(member);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == JsonValue.TRUE;
        }
        throw Problem.invalid(member, member + " must be true or false");
    }

    /** A whole number of seconds, or null where it is absent. */
    static Long seconds(JsonObject body, String member) {
        return whole(body, member, " of seconds");
    }

    /** A whole number, or null where it is absent. */
    static Long whole(JsonObject body, String member) {
        return whole(body, member, "");
    }

    private static Long whole(JsonObject body, String member, String unit) {
        JsonValue value = body.get(member);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonNumber number && number.isIntegral() && Math.abs(number.doubleValue()) < 1e15) {
            return number.longValue();
        }
        throw Problem.invalid(member, member + " must be a whole number" + unit);
    }

    /** All of it, as a text. @throws Problem {@code too_large}, {@code malformed} */
    static String utf8(InputStream body, int maxBytes) {
        try {
            byte[] bytes = body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw Problem.of(ErrorCode.TOO_LARGE, "the body takes at most " + maxBytes + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw Problem.of(ErrorCode.MALFORMED, "not UTF-8");
        } catch (IOException broken) {
            throw Problem.of(ErrorCode.MALFORMED, "the body broke off");
        }
    }

    /**
     * As {@link #utf8}, of a body people choose: many clients hear no answer before they have said all of it. What is too large is passed over and kept nowhere,
     * and not listened to for ever.
     */
    static String utf8Whole(InputStream body, int maxBytes) {
        try {
            return utf8(body, maxBytes);
        } catch (Problem refused) {
            pass(body);
            throw refused;
        }
    }

    /** Reads on for a while, and keeps nothing: who is refused in the middle of a body may not hear it otherwise. */
    static void pass(InputStream body) {
        byte[] buffer = new byte[BUFFER];
        long left = MOST_PASSED;
        try {
            for (int read = body.read(buffer); read >= 0 && left > 0; read = body.read(buffer)) {
                left -= read;
            }
        } catch (IOException broken) {
            LOG.log(Level.FINE, "the rest of a body broke off", broken);
        }
    }
}
