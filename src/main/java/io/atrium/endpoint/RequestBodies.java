package io.atrium.endpoint;

import io.atrium.channel.Sweep.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Bodies of requests that are still on their way. */
@ApplicationScoped
public class RequestBodies {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final Set<RequestBody> coming = ConcurrentHashMap.newKeySet();

    /**
     * To be called where the request has been made asynchronous. Completes on whatever thread reads, which may read for others too.
     *
     * @return empty where the body is larger than it may be; fails where it broke off, or did not come within half a minute
     */
    public CompletionStage<Optional<byte[]>> read(HttpServletRequest request, int maxBytes) throws IOException {
        RequestBody body = RequestBody.read(request, maxBytes);
        coming.add(body);
        return body.whole().whenComplete((bytes, failure) -> coming.remove(body));
    }

    /** Whether reading a request's body waits for nobody. */
    public static boolean hasCome(HttpServletRequest request) throws IOException {
        return RequestBody.hasCome(request);
    }

    void onTick(@Observes Tick tick) {
        coming.stream().filter(body -> body.age() > WITHIN.toNanos()).forEach(RequestBody::giveUp);
    }
}
