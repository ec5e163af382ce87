package io.atrium.outside;

import io.atrium.outside.OutsideException.Why;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads an answer of HTTP/1.1 (RFC 9112), as far as it may be long. */
final class AnswerReader {
    private static final int LONGEST_HEAD = 32_768;
    private static final int MOST_INTERIM = 5;
    private static final int NONE = -1;

    private final InputStream in;
    private final int most;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int head;
    private boolean isCut;

    AnswerReader(InputStream in, int most) {
        this.in = new BufferedInputStream(in);
        this.most = most;
    }

    Answer read(URI from) throws IOException {
        int status = status();
        Map<String, String> headers = headers();
        for (int i = 0; i < MOST_INTERIM && status < 200; i++) {
            status = status();
            headers = headers();
        }
        if (status != 204 && status != 304) {
            body(headers);
        }
        return new Answer(from, status, Map.copyOf(headers), body.toByteArray(), isCut);
    }

    private int status() throws IOException {
        String line = line();
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
            throw malformed();
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw malformed();
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private void body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            for (long length = chunk(); length > 0 && !isCut; length = isCut ? 0 : chunk()) {
                take(length);
                if (!isCut && !line().isEmpty()) {
                    throw malformed();
                }
            }
            return;
        }
        String length = headers.get("content-length");
        take(length == null ? NONE : number(length, 10));
    }

    private long chunk() throws IOException {
        return number(line().split(";", 2)[0].strip(), 16);
    }

    private static long number(String text, int radix) {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw malformed();
    }

    /** @param length {@link #NONE}: until the connection ends */
    private void take(long length) throws IOException {
        int room = most - body.size();
        byte[] read = in.readNBytes(length == NONE ? room : (int) Math.min(length, room));
        body.writeBytes(read);
        if (length == NONE) {
            isCut = read.length == room && in.read() >= 0;
        } else if (length > room) {
            isCut = true;
        } else if (read.length < length) {
            throw new OutsideException(Why.UNREACHABLE, "the connection ended within the answer");
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new OutsideException(Why.UNREACHABLE, "the connection ended without an answer");
            }
            if (++head > LONGEST_HEAD) {
                // Also what is between the parts of a body: the same bound for all that is not the body itself.
                throw malformed();
            }
            line.write(c);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static OutsideException malformed() {
        return new OutsideException(Why.MALFORMED, "what it answers is no HTTP/1.1");
    }
}
