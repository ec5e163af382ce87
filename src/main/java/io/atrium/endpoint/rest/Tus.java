package io.atrium.endpoint.rest;

import io.atrium.file.Announced;
import io.atrium.file.StoredFile;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The words of tus 1.0.0, the protocol of resumable uploads. */
final class Tus {
    static final String VERSION = "1.0.0";
    static final String RESUMABLE = "Tus-Resumable";
    static final String LENGTH = "Upload-Length";
    static final String OFFSET = "Upload-Offset";
    static final String METADATA = "Upload-Metadata";
    static final String PIECE = "application/offset+octet-stream";

    private static final DateTimeFormatter TIME = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private Tus() {}

    static void introduce(HttpServletResponse answer, long mostBytes) {
        answer.setHeader(RESUMABLE, VERSION);
        answer.setHeader("Tus-Version", VERSION);
        answer.setHeader("Tus-Extension", "creation,expiration,termination");
        answer.setHeader("Tus-Max-Size", Long.toString(mostBytes));
    }

    /** @throws Problem where the client speaks another */
    static void requireVersion(String said) {
        if (!VERSION.equals(said)) {
            throw Problem.own("unsupported_version", ErrorCode.MALFORMED, RESUMABLE, RESUMABLE + " must be " + VERSION);
        }
    }

    static void state(HttpServletResponse answer, StoredFile file, Duration kept) {
        answer.setHeader(RESUMABLE, VERSION);
        answer.setHeader(OFFSET, Long.toString(file.getReceived()));
        answer.setHeader(LENGTH, Long.toString(file.getBytes()));
        if (file.getSeq() == null) {
            answer.setHeader("Upload-Expires", TIME.format(file.getTouchedAt().plus(kept)));
        }
    }

    /** @param metadata pairs of a key and a value in base64, {@code filename} and {@code filetype} among them; may be null */
    static Announced announced(String metadata, long bytes) {
        Map<String, String> told = new HashMap<>();
        for (String pair : (metadata == null ? "" : metadata).split(",")) {
            String[] parts = pair.strip().split(" +", 2);
            told.put(parts[0], parts.length < 2 ? "" : decoded(parts[1]));
        }
        return Announced.of(told.get("filename"), told.get("filetype"), bytes);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw Problem.invalid(METADATA, METADATA + " takes values in base64");
        }
    }
}
