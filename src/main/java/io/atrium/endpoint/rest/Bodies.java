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

/** Reads what a request brings: who is calling, and a JSON body of bounded size, checked as a frame is. */
final class Bodies {
    private Bodies() {}

    static Caller caller(HttpServletRequest request) {
        return (Caller) request.getAttribute(Caller.ATTRIBUTE);
    }

    static JsonObject object(InputStream body, int maxBytes) {
        if (structure(body, maxBytes) instanceof JsonObject object) {
            return object;
        }
        throw Problem.of(ErrorCode.MALFORMED, "a JSON object is expected");
    }

    /** As {@link #object(InputStream, int)}; an empty body is an empty object. */
    static JsonObject optionalObject(InputStream body, int maxBytes) {
        String text = text(body, maxBytes);
        return text.isBlank() ? JsonValue.EMPTY_JSON_OBJECT : FrameCodec.object(text);
    }

    static JsonStructure structure(InputStream body, int maxBytes) {
        return FrameCodec.structure(text(body, maxBytes));
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

    /** A whole number of seconds, or null where it is absent. */
    static Long seconds(JsonObject body, String member) {
        JsonValue value = body.get(member);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonNumber number && number.isIntegral() && Math.abs(number.doubleValue()) < 1e15) {
            return number.longValue();
        }
        throw Problem.invalid(member, member + " must be a whole number of seconds");
    }

    private static String text(InputStream body, int maxBytes) {
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
}
