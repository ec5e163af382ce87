package io.atrium.outside;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What was answered.
 *
 * @param from who said so: another address than the one asked, where redirects were followed
 * @param headers by their names in small letters; the last where one comes several times
 * @param body as far as it was read
 * @param isCut whether there was more of it than was to be read
 */
public record Answer(URI from, int status, Map<String, String> headers, byte[] body, boolean isCut) {
    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** Whether who asks again in a while may well hear something else: there is trouble over there, or too much to do. */
    public boolean isPassing() {
        return status >= 500 || status == 408 || status == 429;
    }

    /** As UTF-8; what is none becomes the replacement character. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
