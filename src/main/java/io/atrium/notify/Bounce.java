package io.atrium.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A report of what became of a letter (RFC 3464), as far as it says that it can never be delivered. */
final class Bounce {
    /** Of the part that machines read; those there are have less than one. */
    private static final int MOST_BYTES = 64 << 10;

    /** RFC 3463: of class 5, for good. */
    private static final Pattern FOR_GOOD = Pattern.compile("5\\.\\d{1,3}\\.\\d{1,3}(?!\\S).*");

    private static final Pattern FAILED = Pattern.compile("(?i)failed(?!\\S).*");

    private Bounce() {}

    /**
     * Why it was not delivered and never will be; empty for all else: a delay, a refusal that may pass, an automatic answer.
     *
     * @throws MessagingException where it can't be made out, as for {@link IOException}
     */
    static Optional<String> failure(MimeMessage message) throws MessagingException, IOException {
        ContentType type = new ContentType(message.getContentType());
        if (!type.match("multipart/report") || !"delivery-status".equalsIgnoreCase(type.getParameter("report-type"))) {
            return Optional.empty();
        }
        // Not by getContent(): what comes of that depends on what handlers a server has.
        MimeMultipart parts = new MimeMultipart(message.getDataHandler().getDataSource());
        for (int i = 0; i < parts.getCount(); i++) {
            MimeBodyPart part = (MimeBodyPart) parts.getBodyPart(i);
            // RFC 6533 has the second, where addresses are not of ASCII alone.
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                return failure(text(part));
            }
        }
        return Optional.empty();
    }

    /** Decoded here: the part's own stream takes it that messages are never encoded, and those of RFC 6533 are. */
    private static String text(MimeBodyPart part) throws MessagingException, IOException {
        String encoding = part.getHeader("Content-Transfer-Encoding", null);
        try (InputStream in =
                MimeUtility.decode(part.getRawInputStream(), encoding == null ? "8bit" : encoding.strip())) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }

    /** Groups of fields, apart by an empty line: one about the message, one about each recipient. A letter of ours has one recipient. */
    private static Optional<String> failure(String report) {
        for (String group : report.replace("\r", "").split("\n[ \t]*\n")) {
            Map<String, String> fields = fields(group);
            String status = fields.getOrDefault("status", "");
            if (FAILED.matcher(fields.getOrDefault("action", "")).matches()
                    && FOR_GOOD.matcher(status).matches()) {
                String said = fields.get("diagnostic-code");
                return Optional.of((said == null ? status : status + " " + said)
                        .replaceAll("\\p{Cntrl}", " ")
                        .strip());
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> fields(String group) {
        Map<String, String> fields = new HashMap<>();
        for (String field : group.replaceAll("\n[ \t]+", " ").split("\n")) {
            int colon = field.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        field.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        field.substring(colon + 1).strip());
            }
        }
        return fields;
    }
}
