package io.atrium.room;

import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** A kind that answers questions of its own about a room: a series for a chart, lines of a log, what was shipped before. */
public interface Viewing {
    /** As in {@code GET …/view/WHAT}. */
    List<String> views();

    /** @param what one of {@link #views} */
    Answer view(Member viewer, String what, Parameters parameters);

    /** @param body written once, to UTF-8; needs no flush */
    record Answer(String mediaType, Body body) {
        /** A whole answer. */
        public static Answer json(JsonValue value) {
            return new Answer("application/json", to -> to.write(value.toString()));
        }

        /** JSON that is written as it is made. */
        public static Answer json(Body body) {
            return new Answer("application/json", body);
        }

        /** For who continues where the body ends. */
        public static Answer text(Body body) {
            return new Answer("text/plain", body);
        }

        /** All of it, for a door that answers JSON alone. @throws Problem {@code invalid} where it is something else */
        public String json() {
            if (!mediaType.equals("application/json")) {
                throw Problem.invalid("method", "this view is no JSON; ask for it by REST");
            }
            StringWriter all = new StringWriter();
            try {
                body.writeTo(all);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return all.toString();
        }
    }

    /** Writes an answer. */
    @FunctionalInterface
    interface Body {
        void writeTo(Writer to) throws IOException;
    }
}
