package io.atrium.file;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What S3 wants to see of who asks: AWS Signature Version 4, in the header.
 *
 * @param key the access key's id
 */
record S3Signature(String region, String key, String secret) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final int DATE = 8;

    /** @param uri its query sorted by name and encoded as RFC 3986 wants it @param hash SHA-256 of the body, in hex @return the headers to add, without {@code host}, which is signed too */
    Map<String, String> headers(String method, URI uri, Map<String, String> signedToo, String hash, Instant now) {
        String time = TIME.format(now);
        TreeMap<String, String> signed = new TreeMap<>(signedToo);
        signed.put("host", uri.getRawAuthority());
        signed.put("x-amz-content-sha256", hash);
        signed.put("x-amz-date", time);
        String names = String.join(";", signed.keySet());
        String request = Stream.of(
                        method,
                        uri.getRawPath(),
                        uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                        signed.entrySet().stream()
                                .map(header -> header.getKey() + ":"
                                        + header.getValue().strip() + "\n")
                                .collect(Collectors.joining()),
                        names,
                        hash)
                .collect(Collectors.joining("\n"));
        String scope = time.substring(0, DATE) + "/" + region + "/s3/aws4_request";
        String toSign = ALGORITHM + "\n" + time + "\n" + scope + "\n" + hex(sha256().digest(utf8(request)));
        signed.put(
                "authorization",
                ALGORITHM + " Credential=" + key + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                        + hex(hmac(signingKey(time.substring(0, DATE)), toSign)));
        signed.remove("host");
        return signed;
    }

    private byte[] signingKey(String date) {
        return hmac(hmac(hmac(hmac(utf8("AWS4" + secret), date), region), "s3"), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A record would print it. */
    @Override
    public String toString() {
        return "signature of " + key;
    }
}
