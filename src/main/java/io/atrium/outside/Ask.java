package io.atrium.outside;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is asked.
 *
 * @param headers beside {@code Host}, {@code User-Agent}, {@code Accept-Encoding}, {@code Connection} and {@code Content-Length}, which are set
 * @param body null: GET, without one; else POST
 */
public record Ask(URI address, Map<String, String> headers, byte[] body) {
    public Ask {
        headers = Map.copyOf(headers);
    }

    public static Ask get(URI address, Map<String, String> headers) {
        return new Ask(address, headers, null);
    }

    /** JSON in UTF-8. */
    public static Ask post(URI address, Map<String, String> headers, String json) {
        return new Ask(address, headers, json.getBytes(StandardCharsets.UTF_8));
    }

    Ask at(URI other) {
        return new Ask(other, headers, body);
    }
}
