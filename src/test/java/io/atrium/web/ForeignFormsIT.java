package io.atrium.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.AtriumServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form another site's page posts to one of ours. */
class ForeignFormsIT {
    private final AtriumServer server = AtriumServer.shared();

    @ParameterizedTest
    @CsvSource({
        "/signin,  https://evil.example, 403",
        "/signin,  null,                 403",
        "/signout, https://evil.example, 403",
        "/signin,  OWN,                  200",
        "/signout, OWN,                  302",
    })
    void is_refused_and_our_own_is_not(String path, String origin, int status)
            throws IOException, InterruptedException {
        HttpRequest form = HttpRequest.newBuilder(server.uri(path))
                .header("Origin", origin.equals("OWN") ? server.baseUrl() : origin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("login=ann&password=demo"))
                .build();
        assertEquals(
                status,
                HttpClient.newHttpClient().send(form, BodyHandlers.discarding()).statusCode());
    }
}
