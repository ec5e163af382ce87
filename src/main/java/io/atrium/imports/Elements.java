package io.atrium.imports;

import io.atrium.wire.FrameCodec;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * The objects of a JSON array, or of lines, one at a time: the whole may be larger than what should be held in memory, and one that is broken costs no other.
 */
final class Elements {
    /** Of one, in UTF-16 units: a post with all its answers is one. */
    static final int MOST = 4 << 20;

    /** Who takes them. */
    interface Taker {
        void take(JsonObject element, long line) throws IOException;

        /** @param why a word: {@code malformed}, {@code too_long} */
        void trouble(String why, long line);
    }

    private final Reader in;
    private final Taker to;
    private long line = 1;

    private Elements(InputStream utf8, Taker to) {
        this.in = new BufferedReader(new InputStreamReader(utf8, StandardCharsets.UTF_8), 1 << 16);
        this.to = to;
    }

    /** What is none in UTF-8 is replaced. */
    static void ofArray(InputStream utf8, Taker to) throws IOException {
        new Elements(utf8, to).array();
    }

    /** An object a line; blank lines are none. */
    static void ofLines(InputStream utf8, Taker to) throws IOException {
        new Elements(utf8, to).lines();
    }

    private void array() throws IOException {
        boolean begun = false;
        for (int c = next(); c >= 0; c = next()) {
            if (c == '{' && begun) {
                if (!element()) {
                    return;
                }
            } else if (c == '[' && !begun) {
                begun = true;
            } else if (c == ']' && begun) {
                return;
            } else if (c != ',' && c != '\uFEFF' && !Character.isWhitespace(c)) {
                to.trouble("malformed", line);
                return;
            }
        }
        to.trouble("malformed", line);
    }

    /** From behind its first brace to its last. @return false: the file ended before, and with it all that came behind an open text */
    private boolean element() throws IOException {
        long began = line;
        StringBuilder text = new StringBuilder(512).append('{');
        int depth = 1;
        boolean quoted = false;
        boolean escaped = false;
        while (depth > 0) {
            int c = next();
            if (c < 0) {
                to.trouble("malformed", began);
                return false;
            }
            if (text.length() <= MOST) {
                text.append((char) c);
            }
            if (quoted) {
                quoted = escaped || c != '"';
                escaped = !escaped && c == '\\';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
        give(text, began);
        return true;
    }

    private void lines() throws IOException {
        StringBuilder text = new StringBuilder(512);
        long began = line;
        for (int c = next(); c >= 0; c = next()) {
            if (c == '\n') {
                give(text, began);
                text.setLength(0);
                began = line;
            } else if (text.length() <= MOST && c != '\uFEFF') {
                text.append((char) c);
            }
        }
        give(text, began);
    }

    private void give(StringBuilder text, long began) throws IOException {
        if (text.length() > MOST) {
            to.trouble("too_long", began);
            return;
        }
        String whole = text.toString();
        if (whole.isBlank()) {
            return;
        }
        JsonObject element;
        try {
            element = FrameCodec.object(whole);
        } catch (Problem broken) {
            to.trouble("malformed", began);
            return;
        }
        to.take(element, began);
    }

    private int next() throws IOException {
        int c = in.read();
        if (c == '\n') {
            line++;
        }
        return c;
    }
}
