package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.notify.PushBook.Push;
import io.atrium.notify.PushSender.Outcome;
import io.atrium.notify.PushService.Message;
import io.atrium.notify.PushSubscription.Browser;
import io.atrium.testing.Ports;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushSenderTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Vapid vapid = new Vapid(Curve.newPair(), "mailto:ops@example.com");
    private final PushService service = new PushService();
    private final PushBrowser browser = service.browser("one");

    @AfterEach
    void end() {
        service.close();
        threads.shutdownNow();
    }

    @Test
    void what_is_sent_is_read_by_the_browser() throws Exception {
        assertEquals(Outcome.TAKEN, send(browser, true));
        Message message = service.messages(browser).get(0);
        assertEquals("{\"title\":\"泵\"}", browser.read(message.body()));
        assertEquals("aes128gcm", message.headers().getFirst("Content-Encoding"));
        assertTrue(message.headers().getFirst("Authorization").endsWith(", k=" + vapid.publicKey()));
    }

    @ParameterizedTest
    @CsvSource({
        "200, TAKEN",
        "202, TAKEN",
        "301, NEVER",
        "307, NEVER",
        "400, NEVER",
        "403, NEVER",
        "404, GONE",
        "410, GONE",
        "413, NEVER",
        "429, LATER",
        "500, LATER",
        "503, LATER",
        "0, LATER"
    })
    void what_becomes_of_it_is_said_by_the_answer_or_by_none_in_time(int status, Outcome outcome) throws Exception {
        service.answer(browser, status);
        assertEquals(outcome, send(browser, true));
        assertEquals(1, service.messages(browser).size());
        assertEquals(0, service.messages(service.browser("redirected")).size());
    }

    @Test
    void nothing_is_sent_into_this_network() throws Exception {
        assertEquals(Outcome.NEVER, send(browser, false));
        assertEquals(Outcome.NEVER, send(new PushBrowser("https://localhost/one"), false));
        assertEquals(Outcome.NEVER, send(new PushBrowser("https://169.254.169.254/one"), false));
        assertEquals(0, service.messages(browser).size());
    }

    @Test
    void a_service_that_is_not_there_may_come_back() throws Exception {
        assertEquals(Outcome.LATER, send(new PushBrowser("http://localhost:" + Ports.free() + "/one"), true));
    }

    private Outcome send(PushBrowser to, boolean anywhere) throws Exception {
        PushSender sender = new PushSender(() -> vapid, anywhere, threads);
        Browser address = new Browser(to.endpoint(), to.publicKey(), to.secret());
        return sender.send(new Push(1, address, "{\"title\":\"泵\"}"))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }
}
