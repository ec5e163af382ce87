package io.atrium.channel;

import io.atrium.wire.CloseCode;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** One open connection of a client, whatever its door: its outbox, its heartbeat, its rate, and by what right it is open. */
public final class ClientSession {
    private static final Duration PING_EVERY = Duration.ofSeconds(25);
    private static final Duration PONG_WITHIN = Duration.ofSeconds(10);

    /** The first one goes out early: until it has come back nobody knows how far away the client is. */
    private static final Duration FIRST_PING_AFTER = Duration.ofSeconds(5);

    private static final AtomicLong IDS = new AtomicLong();

    /** Unlike any other node's, too: a whisper is kept from its sender wherever it goes. */
    private final String id = Node.ID + '-' + Long.toString(IDS.incrementAndGet(), Character.MAX_RADIX);

    private volatile Holder holder;
    private final Entrance entrance;
    private final Instant since = CommonTime.now();
    private final Transport transport;
    private final Outbox outbox;
    private final RateMeter rate;
    private final LongSupplier nanoTime;

    private volatile long aliveAt;
    private volatile long pingedAt;
    private volatile boolean pingUnderWay;
    private volatile Duration roundTrip = Duration.ZERO;

    /**
     * Who holds a session and by what right, in the words of the account package.
     *
     * @param role of the account; the session begins anew where that changes
     * @param credential the session ends with it
     * @param expiresAt null where the credential does not expire by itself
     */
    public record Holder(String login, String role, String credential, Instant expiresAt) {}

    /**
     * How a client came.
     *
     * @param door {@code room_socket}, or as the multiplexed connection calls its transports: {@code websocket}, {@code http_stream}, {@code sse}
     * @param address where from
     * @param client what it calls itself, or null
     */
    public record Entrance(String door, String address, String client) {
        public Entrance as(String name) {
            return new Entrance(door, address, name);
        }
    }

    public ClientSession(Holder holder, Entrance entrance, Transport transport, Limits limits, LongSupplier nanoTime) {
        this.holder = holder;
        this.entrance = entrance;
        this.transport = transport;
        this.outbox = new Outbox(transport, limits.outboxBytes(), limits.outboxStall(), nanoTime);
        this.rate = new RateMeter(limits, nanoTime);
        this.nanoTime = nanoTime;
        this.aliveAt = nanoTime.getAsLong();
        this.pingedAt = aliveAt - PING_EVERY.minus(FIRST_PING_AFTER).toNanos();
    }

    public String id() {
        return id;
    }

    public String login() {
        return holder.login();
    }

    public Entrance entrance() {
        return entrance;
    }

    /** When it was opened. */
    public Instant since() {
        return since;
    }

    public String credential() {
        return holder.credential();
    }

    /** The account's, as it was when the session was opened or renewed. */
    public String role() {
        return holder.role();
    }

    public String door() {
        return entrance.door();
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

    /**
     * The client answered a ping.
     *
     * @return false: it was not asked to
     */
    public boolean ponged() {
        alive();
        if (!pingUnderWay) {
            return false;
        }
        pingUnderWay = false;
        roundTrip = Duration.ofNanos(aliveAt - pingedAt);
        return true;
    }

    /** How long a frame is on its way to the client and back, as the last ping was; zero until one has come back. */
    public Duration roundTrip() {
        return roundTrip;
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

    /** How much of what may wait for the client does wait; 1 or more: full. */
    public double fullness() {
        return outbox.fullness();
    }

    /** Frames the client was too slow for. */
    long shed() {
        return outbox.shed();
    }

    boolean wasTooSlow() {
        return outbox.closedBy() == CloseCode.SLOW;
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
            pingUnderWay = true;
            transport.ping();
        }
    }
}
