package io.atrium.endpoint.rest;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Answers that are written as they are made, in UTF-8. */
final class Streaming {
    private Streaming() {}

    /** What writes one. */
    @FunctionalInterface
    interface Text {
        void writeTo(Writer to) throws IOException;
    }

    static StreamingOutput of(Text text) {
        return output -> {
            Writer to = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
            text.writeTo(to);
            to.flush();
        };
    }

    static String type(String mediaType) {
        return mediaType + ";charset=UTF-8";
    }
}
