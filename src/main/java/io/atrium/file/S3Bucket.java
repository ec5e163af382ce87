package io.atrium.file;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The few calls of the S3 protocol that {@link S3Store} needs, over the JDK's client. */
final class S3Bucket {
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;
    private static final int TOLD = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTED_WITHIN)
            .build();
    private final String address;
    private final S3Signature signature;
    private final Duration answeredWithin;
    private final Supplier<Instant> clock;

    /** @param address of the bucket, with what all its names begin with here */
    S3Bucket(String address, S3Signature signature, Duration answeredWithin, Supplier<Instant> clock) {
        this.address = address.replaceAll("/+$", "");
        this.signature = signature;
        this.answeredWithin = answeredWithin;
        this.clock = clock;
    }

    /** A body and its SHA-256 in hex. */
    record Body(BodyPublisher bytes, String hash) {
        static Body of(byte[] bytes) {
            return new Body(
                    BodyPublishers.ofByteArray(bytes),
                    S3Signature.hex(S3Signature.sha256().digest(bytes)));
        }
    }

    static final Body NOTHING = Body.of(new byte[0]);

    /** @return what was answered, of which not much is expected */
    String call(String method, String name, Map<String, String> query, Body body) throws IOException {
        try (InputStream answer = open(method, name, query, Map.of(), body)) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** @throws NoSuchFileException where there is none */
    InputStream open(String method, String name, Map<String, String> query, Map<String, String> headers, Body body)
            throws IOException {
        URI uri = URI.create(address + "/" + name + written(query));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(answeredWithin).method(method, body.bytes());
        headers.forEach(request::header);
        signature.headers(method, uri, headers, body.hash(), clock.get()).forEach(request::setHeader);
        HttpResponse<InputStream> response = send(request.build());
        if (response.statusCode() / 100 == 2) {
            return response.body();
        }
        try (InputStream why = response.body()) {
            if (response.statusCode() == NOT_FOUND) {
                throw new NoSuchFileException(name);
            }
            throw new IOException("the store of files answers " + response.statusCode() + " to " + method + ": "
                    + new String(why.readNBytes(TOLD), StandardCharsets.UTF_8));
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the store of files", interrupted);
        }
    }

    /** As it is signed: sorted, and blanks as %20. */
    private static String written(Map<String, String> query) {
        return query.isEmpty()
                ? ""
                : new TreeMap<>(query)
                        .entrySet().stream()
                                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
