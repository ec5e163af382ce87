package io.atrium.endpoint.scim;

import io.atrium.channel.RateMeter;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/** How fast each access token may ask: as fast as a connection may send ({@code ATRIUM_RATE_LIMIT}). */
@ApplicationScoped
class ScimPace {
    private static final int MOST_KEPT = 1_000;

    @Inject
    private Limits limits;

    private final Map<String, RateMeter> meters = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RateMeter> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** @throws Problem {@code rate_limited} */
    synchronized void take(String credential) {
        RateMeter meter = meters.computeIfAbsent(credential, first -> new RateMeter(limits, System::nanoTime));
        if (meter.take() != RateMeter.Verdict.TAKE) {
            throw Problem.retryable(ErrorCode.RATE_LIMITED, "too many requests of this access token", 1);
        }
    }
}
