package io.atrium.endpoint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a request asks for (RFC 9110, 14).
 *
 * @param to the last byte, included; -1 of an empty file
 */
record ByteRange(long from, long to, long bytes) {
    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    static ByteRange whole(long bytes) {
        return new ByteRange(0, bytes - 1, bytes);
    }

    /** @param header may be null; several ranges are answered with the whole, as any may be @return null where none of it is in the file */
    static ByteRange of(String header, long bytes) {
        Matcher range = ONE.matcher(header == null ? "" : header);
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return whole(bytes);
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(bytes, Long.parseLong(range.group(2)));
            return last == 0 ? null : new ByteRange(bytes - last, bytes - 1, bytes);
        }
        long from = Long.parseLong(range.group(1));
        long to = range.group(2).isEmpty() ? bytes - 1 : Math.min(bytes - 1, Long.parseLong(range.group(2)));
        if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < from) {
            return whole(bytes); // none at all
        }
        return from >= bytes ? null : new ByteRange(from, to, bytes);
    }

    boolean isPart() {
        return length() < bytes;
    }

    long length() {
        return to - from + 1;
    }

    String header() {
        return "bytes " + from + "-" + to + "/" + bytes;
    }
}
