package io.atrium.notify;

import io.atrium.channel.BoundedExecutor;
import io.atrium.notify.PushBook.Push;
import io.atrium.notify.PushCipher.Recipient;
import io.atrium.wire.CommonTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hands messages to the browsers' push services: RFC 8030. */
final class PushSender {
    private static final Logger LOG = Logger.getLogger(PushSender.class.getName());
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(10);

    /** Of all of it, looking for the address and encrypting included. */
    private static final Duration ALTOGETHER = Duration.ofSeconds(20);

    private final Supplier<Vapid> sender;
    private final boolean anywhere;
    private final Executor preparing;
    private final HttpClient http;

    /** What became of a message. */
    enum Outcome {
        TAKEN,
        /** The push service is away, or asks for time. */
        LATER,
        /** It never will be taken. */
        NEVER,
        /** Nor will any other: the browser has ended it. */
        GONE
    }

    /**
     * @param sender asked for when there is something to send
     * @param anywhere as {@link PushSettings#isAnywhere}
     */
    PushSender(Supplier<Vapid> sender, boolean anywhere, Executor threads) {
        this.sender = sender;
        this.anywhere = anywhere;
        // Two of them: who waits for a name to be looked up keeps no answer waiting.
        preparing = new BoundedExecutor(threads, 4);
        http = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECTING)
                .executor(new BoundedExecutor(threads, 4))
                .build();
    }

    /** Never fails. */
    CompletionStage<Outcome> send(Push push) {
        return CompletableFuture.supplyAsync(() -> request(push), preparing)
                .thenCompose(request -> http.sendAsync(request, BodyHandlers.ofInputStream()))
                .thenApply(PushSender::outcome)
                .orTimeout(ALTOGETHER.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(failure -> outcome(push, failure));
    }

    private HttpRequest request(Push push) {
        PushEndpoint endpoint = PushEndpoint.of(push.browser().endpoint(), anywhere)
                .orElseThrow(() -> new IllegalArgumentException("no address of a push service"));
        try {
            if (!anywhere && !endpoint.isOutside()) {
                throw new IllegalArgumentException("not in the open network");
            }
            Recipient to = new Recipient(
                    Curve.publicKey(PushKey.bytes(push.browser().p256dh())),
                    PushKey.bytes(push.browser().auth()));
            byte[] body = PushCipher.encrypt(push.text().getBytes(StandardCharsets.UTF_8), to);
            return HttpRequest.newBuilder(endpoint.address())
                    .timeout(ANSWERING)
                    .header("Content-Encoding", "aes128gcm")
                    .header("Content-Type", "application/octet-stream")
                    .header("TTL", Long.toString(PushNote.GIVE_UP_AFTER.toSeconds()))
                    .header("Urgency", "high")
                    .header("Authorization", sender.get().authorization(endpoint.origin(), CommonTime.now()))
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException(unusable);
        } catch (IOException unknownHost) {
            throw new UncheckedIOException(unknownHost);
        }
    }

    /** What else it says is not read. */
    private static Outcome outcome(HttpResponse<InputStream> answer) {
        try {
            answer.body().close();
        } catch (IOException gone) {
            LOG.log(Level.FINE, "a push service's answer was cut off", gone);
        }
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return Outcome.TAKEN;
        }
        LOG.log(Level.FINE, "{0} answers {1}", new Object[] {answer.uri().getHost(), status});
        if (status == 404 || status == 410) {
            return Outcome.GONE;
        }
        return status == 429 || status >= 500 ? Outcome.LATER : Outcome.NEVER;
    }

    private static Outcome outcome(Push push, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        LOG.log(Level.FINE, cause, () -> "message " + push.id() + " was not pushed");
        return cause instanceof IllegalArgumentException ? Outcome.NEVER : Outcome.LATER;
    }
}
