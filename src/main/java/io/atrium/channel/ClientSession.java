package io.atrium.channel;

import io.atrium.wire.CloseCode;
import io.atrium.wire.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** One open connection of a client, whatever its door: its outbox, its heartbeat, its rate, and by what right it is open. */
public final class ClientSession {
    private static final Duration PING_EVERY = Duration.ofSeconds(25);
    private static final Duration PONG_WITHIN = Duration.ofSeconds(10);
    private static final AtomicLong IDS = new AtomicLong();

    private final String id = Long.toString(IDS.incrementAndGet(), Character.MAX_RADIX);
    private volatile Holder holder;
    private final Transport transport;
    private final Outbox outbox;
    private final RateMeter rate;
    private final LongSupplier nanoTime;

    private volatile long aliveAt;
    private volatile long pingedAt;

    /**
     * Who holds a session and by what right, in the words of the account package.
     *
     * @param credential the session ends with it
     * @param expiresAt null where the credential does not expire by itself
     */
    public record Holder(String login, String credential, Instant expiresAt) {}

    public ClientSession(Holder holder, Transport transport, Limits limits, LongSupplier nanoTime) {
        this.holder = holder;
        this.transport = transport;
        this.outbox = new Outbox(transport, limits.outboxBytes(), limits.outboxStall(), nanoTime);
        this.rate = new RateMeter(limits, nanoTime);
        this.nanoTime = nanoTime;
        this.aliveAt = nanoTime.getAsLong();
        this.pingedAt = aliveAt;
    }

    public String id() {
        return id;
    }

    public String login() {
        return holder.login();
    }

    public String credential() {
        return holder.credential();
    }

    /** The same person has shown a new credential: the session lives and ends with that one from now on. */
    public void renew(Holder renewed) {
        if (!renewed.login().equals(login())) {
            throw new IllegalArgumentException("a session stays its holder's");
        }
        holder = renewed;
    }

    public RateMeter rate() {
        return rate;
    }

    /** Queues a frame for the client; never blocks. */
    public void send(Outgoing frame) {
        outbox.offer(frame);
    }

    /** As {@link #send}, but before what waits: for what must not wait behind a slow line. */
    public void sendFirst(Outgoing frame) {
        outbox.offerFirst(frame);
    }

    /** The client gave a sign of life. */
    public void alive() {
        aliveAt = nanoTime.getAsLong();
    }

    public void close(CloseCode code) {
        outbox.close(code);
    }

    /** Closes after what waits has been written. */
    public void closeAfterWriting(CloseCode code) {
        outbox.closeAfterWriting(code);
    }

    /** Closed, or to be closed once what waits has been written: nothing of the client's is taken any more. */
    public boolean isClosing() {
        return outbox.isClosing();
    }

    public boolean isClosed() {
        return outbox.isClosed();
    }

    public int waitingBytes() {
        return outbox.waitingBytes();
    }

    /** Pings, and closes what has expired, stalled or died. Called about once a second. */
    void sweep(Instant now) {
        Instant expiresAt = holder.expiresAt();
        if (expiresAt != null && now.isAfter(expiresAt)) {
            close(CloseCode.UNAUTHENTICATED);
            return;
        }
        outbox.sweep();
        long nanos = nanoTime.getAsLong();
        boolean awaitingPong = pingedAt - aliveAt > 0;
        if (awaitingPong && nanos - pingedAt > PONG_WITHIN.toNanos()) {
            close(CloseCode.HEARTBEAT_LOST);
        } else if (!awaitingPong && nanos - pingedAt > PING_EVERY.toNanos()) {
            pingedAt = nanos;
            transport.ping();
        }
    }
}
