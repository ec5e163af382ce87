package io.atrium.room;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.json.JsonStructure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A body that a kind translates. Reading beyond {@code ATRIUM_MAX_UPLOAD} throws {@code too_large}.
 *
 * @param format one of {@link Importing#imports}
 * @param parameters of the address
 * @param mediaType as the sender says; may be null
 */
public record Upload(Member from, String format, Parameters parameters, String mediaType, InputStream body) {
    /** Largest JSON body: it is held in memory. */
    private static final int MAX_JSON = 1 << 20;

    /** As UTF-8. What is none is replaced: a log may hold anything. */
    public BufferedReader reader() {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** All of it, as JSON of at most 1 MiB, checked as a frame is. */
    public JsonStructure json() throws IOException {
        byte[] bytes = body.readNBytes(MAX_JSON + 1);
        if (bytes.length > MAX_JSON) {
            throw Problem.of(ErrorCode.TOO_LARGE, "JSON takes at most " + MAX_JSON + " bytes here");
        }
        try {
            return FrameCodec.structure(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            throw Problem.of(ErrorCode.MALFORMED, "not UTF-8");
        }
    }
}
