package io.atrium.outside;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.outside.OutsideException.Why;
import io.atrium.testing.Await;
import io.atrium.testing.Called;
import io.atrium.testing.LocalCertificate;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideTest {
    private static final Bounds PATIENT = Bounds.of(Duration.ofSeconds(10), 1_000);

    private final Called called = new Called();
    private final Outside outside = new Outside(Set.of("localhost"), (SSLSocketFactory) SSLSocketFactory.getDefault());

    @AfterEach
    void stop() {
        outside.stop();
        called.close();
    }

    @Test
    void what_is_posted_arrives_and_is_answered() {
        called.answer("/hook", 201, "grüezi");
        Answer answer = outside.post(called.at("/hook?a=b%20c"), Map.of("X-Key", "1"), "{\"text\":\"hü\"}", PATIENT)
                .toCompletableFuture()
                .join();
        assertEquals(201, answer.status());
        assertEquals("grüezi", answer.text());
        assertFalse(answer.isCut());
        Called.Call call = called.calls("/hook").get(0);
        assertEquals("POST {\"text\":\"hü\"} 1", call.method() + " " + call.body() + " " + call.header("X-Key"));
        assertEquals(called.at("").getAuthority(), call.header("Host"));
    }

    @ParameterizedTest
    @ValueSource(ints = {999, 1_000, 1_001})
    void an_answer_in_chunks_is_read_as_far_as_it_may_be_long(int length) {
        called.answer("/", (exchange, call) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[length / 2]);
            exchange.getResponseBody().flush();
            exchange.getResponseBody().write(new byte[length - length / 2]);
        });
        Answer answer = get(called.at("/"));
        assertArrayEquals(new byte[Math.min(length, 1_000)], answer.body());
        assertEquals(length > 1_000, answer.isCut());
    }

    @Test
    void of_ten_megabytes_no_more_is_read_than_may_be() {
        called.flood("/", 10_000_000);
        Answer answer = get(called.at("/"));
        assertEquals(1_000, answer.body().length);
        assertTrue(answer.isCut());
    }

    @Test
    void who_hangs_is_waited_for_as_long_as_was_said() {
        called.hang("/");
        assertEquals(Why.TIMED_OUT, refusal(called.at("/"), Bounds.of(Duration.ofMillis(300), 1_000)));
    }

    @Test
    void who_says_a_letter_at_a_time_gets_no_more_time_for_it() throws IOException {
        try (ServerSocket trickling = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> cutOff = CompletableFuture.runAsync(() -> trickle(trickling));
            URI there = URI.create("http://localhost:" + trickling.getLocalPort() + "/");
            assertEquals(Why.TIMED_OUT, refusal(there, Bounds.of(Duration.ofMillis(400), 1_000)));
            cutOff.join();
        }
    }

    private static void trickle(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                socket.getOutputStream().write('.');
                socket.getOutputStream().flush();
                LockSupport.parkNanos(20_000_000);
            }
        } catch (IOException cutOff) {
            // What the test waits for.
        }
    }

    @Test
    void a_redirect_is_an_answer_where_none_is_followed() {
        called.answer("/", (exchange, call) -> {
            exchange.getResponseHeaders().set("Location", "/there");
            exchange.sendResponseHeaders(302, -1);
        });
        assertEquals(302, get(called.at("/")).status());
        assertTrue(called.calls("/there").isEmpty());
    }

    @Test
    void who_is_sent_on_to_within_is_not_asked() {
        called.answer("/", (exchange, call) -> {
            exchange.getResponseHeaders()
                    .set("Location", "http://127.0.0.1:" + called.at("").getPort() + "/there");
            exchange.sendResponseHeaders(302, -1);
        });
        assertEquals(Why.REFUSED, refusal(called.at("/"), new Bounds(Duration.ofSeconds(10), 1_000, 3, true)));
        assertTrue(called.calls("/there").isEmpty());
    }

    @Test
    void redirects_are_followed_as_often_as_was_said() {
        called.answer("/", (exchange, call) -> {
            exchange.getResponseHeaders().set("Location", "/");
            exchange.sendResponseHeaders(301, -1);
        });
        Answer answer = outside.get(called.at("/"), Map.of(), new Bounds(Duration.ofSeconds(10), 1_000, 2, false))
                .toCompletableFuture()
                .join();
        assertEquals(301, answer.status());
        assertEquals(3, called.calls("/").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/",
                "https://2130706433/",
                "http://8.8.8.8/",
                "ftp://localhost/",
                "file:///etc/passwd",
                "https://user:word@localhost/",
                "//localhost/",
                "https://localhost:70000/",
            })
    void nobody_is_asked_where_nobody_may_be(String address) {
        assertEquals(Why.REFUSED, refusal(URI.create(address), PATIENT));
    }

    @Test
    void who_is_unknown_or_away_is_said_to_be() {
        assertEquals(Why.UNKNOWN_HOST, refusal(URI.create("https://nobody.invalid/"), PATIENT));
        URI away = called.at("/");
        called.close();
        assertEquals(Why.UNREACHABLE, refusal(away, PATIENT));
    }

    @Test
    void what_is_no_http_is_said_to_be_none() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var unused = CompletableFuture.runAsync(() -> {
                try (Socket socket = other.accept()) {
                    socket.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.getInputStream().readAllBytes();
                } catch (IOException cutOff) {
                    // It has said what it had to.
                }
            });
            assertEquals(Why.MALFORMED, refusal(URI.create("http://localhost:" + other.getLocalPort()), PATIENT));
        }
    }

    @Test
    void a_host_that_hangs_does_not_take_all_there_is() {
        called.hang("/");
        List<CompletableFuture<Answer>> hanging = IntStream.range(0, 60)
                .mapToObj(i -> outside.get(called.at("/"), Map.of(), Bounds.of(Duration.ofSeconds(30), 1_000))
                        .toCompletableFuture())
                .toList();
        try (Called other = new Called()) {
            assertEquals(200, get(other.at("/")).status());
        }
        assertEquals(8, hanging.stream().filter(one -> !one.isDone()).count());
    }

    @Test
    void a_host_of_two_names_is_one_host() {
        called.hang("/");
        Outside knowing =
                new Outside(Set.of("localhost", "127.0.0.1"), (SSLSocketFactory) SSLSocketFactory.getDefault());
        URI byName = called.at("/");
        URI byNumber = URI.create(byName.toString().replace("localhost", "127.0.0.1"));
        List<CompletableFuture<Answer>> hanging = IntStream.range(0, 16)
                .mapToObj(i -> knowing.get(i % 2 == 0 ? byName : byNumber, Map.of(), PATIENT)
                        .toCompletableFuture())
                .toList();
        Await.until(
                "eight are refused",
                () -> hanging.stream().filter(CompletableFuture::isDone).count() >= 8);
        assertEquals(8, hanging.stream().filter(one -> !one.isDone()).count());
        knowing.stop();
    }

    @Test
    void who_proves_to_be_another_is_not_told_anything() throws IOException, GeneralSecurityException {
        SSLContext local = context(LocalCertificate.make());
        Outside trusting = new Outside(Set.of("localhost", "127.0.0.1"), local.getSocketFactory());
        try (ServerSocket server =
                local.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var unused = CompletableFuture.runAsync(() -> answerAll(server));
            String port = ":" + server.getLocalPort() + "/";
            assertEquals(
                    "ok",
                    trusting.get(URI.create("https://localhost" + port), Map.of(), PATIENT)
                            .toCompletableFuture()
                            .join()
                            .text());
            assertEquals(Why.TLS, refusal(trusting, URI.create("https://127.0.0.1" + port), PATIENT));
            assertEquals(Why.TLS, refusal(URI.create("https://localhost" + port), PATIENT));
        } finally {
            trusting.stop();
        }
    }

    private static void answerAll(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[1_000]);
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException refused) {
                // The next one, as long as there are any.
            }
        }
    }

    private static SSLContext context(LocalCertificate certificate) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        char[] password = LocalCertificate.PASSWORD.toCharArray();
        try (InputStream in = new FileInputStream(certificate.store().toFile())) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private Answer get(URI address) {
        return outside.get(address, Map.of(), PATIENT).toCompletableFuture().join();
    }

    private Why refusal(URI address, Bounds bounds) {
        return refusal(outside, address, bounds);
    }

    private static Why refusal(Outside outside, URI address, Bounds bounds) {
        CompletionException failure = assertThrows(
                CompletionException.class,
                () -> outside.get(address, Map.of(), bounds)
                        .toCompletableFuture()
                        .join());
        return ((OutsideException) failure.getCause()).why();
    }
}
