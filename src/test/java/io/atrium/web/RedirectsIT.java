package io.atrium.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.AtriumServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Behind a proxy that ends TLS the server does not know by what scheme it is reached. */
class RedirectsIT {
    private final AtriumServer server = AtriumServer.shared();

    @ParameterizedTest
    @CsvSource({"/settings, /signin?next=%2Fsettings", "/signout, /"})
    void name_a_path_alone(String path, String target) throws IOException, InterruptedException {
        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server.uri(path)).build(), BodyHandlers.discarding());
        assertEquals(302, answer.statusCode());
        assertEquals(target, answer.headers().firstValue("Location").orElse(""));
    }
}
