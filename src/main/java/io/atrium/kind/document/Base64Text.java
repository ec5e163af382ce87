package io.atrium.kind.document;

import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import java.util.Base64;

/** Bytes as a member of JSON: in {@code update}, of entries and of whispers. */
final class Base64Text {
    static final String MEMBER = "update";

    private Base64Text() {}

    /** @throws Problem {@code invalid} */
    static byte[] read(Frame frame, int mostBytes) {
        return decode(MEMBER, frame.text(MEMBER, length(mostBytes)));
    }

    /** @throws Problem {@code invalid}, naming the member */
    static byte[] decode(String member, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw Problem.invalid(member, member + " must be base64");
        }
    }

    static byte[] of(JsonObject body) {
        return Base64.getDecoder().decode(body.getString(MEMBER));
    }

    static JsonObject body(byte[] bytes) {
        return Json.createObjectBuilder().add(MEMBER, encode(bytes)).build();
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Characters of so many bytes. */
    static int length(int bytes) {
        return (bytes + 2) / 3 * 4;
    }
}
