package io.atrium.channel;

import io.atrium.wire.Limits;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A token bucket for one connection's frames, and how long it has been overrun. Not thread-safe: frames come one by one. */
public final class RateMeter {
    /** What to do with a frame. */
    public enum Verdict {
        TAKE,
        REFUSE,
        /** Refused for {@link #PATIENCE} on end. */
        CLOSE
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final double NANOS = 1e9;

    private final int perSecond;
    private final int burst;
    private final LongSupplier nanoTime;

    private double tokens;
    private long filledAt;
    private boolean overrun;
    private long overrunSince;
    private long refusedAt;

    public RateMeter(Limits limits, LongSupplier nanoTime) {
        this.perSecond = limits.rateLimit();
        this.burst = limits.rateBurst();
        this.nanoTime = nanoTime;
        this.tokens = burst;
        this.filledAt = nanoTime.getAsLong();
    }

    /** Counts a frame. */
    public Verdict take() {
        if (perSecond == 0) {
            return Verdict.TAKE;
        }
        long now = nanoTime.getAsLong();
        tokens = Math.min(burst, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (tokens >= 1) {
            tokens--;
            return Verdict.TAKE;
        }
        return refuse(now);
    }

    /** At a constant overrun one frame passes now and then; what ends an overrun is a second without any refusal. */
    private Verdict refuse(long now) {
        if (!overrun || now - refusedAt > Duration.ofSeconds(1).toNanos()) {
            overrun = true;
            overrunSince = now;
        }
        refusedAt = now;
        return now - overrunSince >= PATIENCE.toNanos() ? Verdict.CLOSE : Verdict.REFUSE;
    }
}
