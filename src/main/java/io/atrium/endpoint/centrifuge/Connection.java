package io.atrium.endpoint.centrifuge;

import io.atrium.account.Caller;
import io.atrium.channel.ClientSession;
import io.atrium.channel.Outgoing;
import io.atrium.channel.RateMeter.Verdict;
import io.atrium.channel.Transport;
import io.atrium.endpoint.Failure;
import io.atrium.endpoint.centrifuge.Disconnect.Demanded;
import io.atrium.wire.CloseCode;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One client and its channels. Takes its commands one after the other, whatever thread brings them, and between two of them what ends a
 * channel from outside: so a client hears that it was subscribed before it hears that it no longer is.
 */
final class Connection implements Transport {
    /** Centrifugo's code of an end for good. */
    private static final int ENDED = 2000;

    private static final Outgoing PING = Outgoing.of(Replies.PING);

    /** Known beforehand: when Payara Micro is told to end it deletes the application's files, and loads no class from then on. */
    private static final Disconnect FAREWELL = Disconnect.of(CloseCode.GOING_AWAY);

    private final String id = UUID.randomUUID().toString();
    private final String secret = UUID.randomUUID().toString();
    private final long openedAt = System.nanoTime();
    private final Link link;
    private final Visitor visitor;
    private final Map<String, Command.Handler> handlers;
    private final ConcurrentMap<String, Channel> channels = new ConcurrentHashMap<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** Ends of channels the client has not been told yet. */
    private final Queue<Runnable> ends = new ConcurrentLinkedQueue<>();

    private volatile ClientSession session;
    private volatile Disconnect verdict;
    private volatile boolean over;
    private Caller caller;
    private boolean byToken;
    private boolean refused;

    /** One channel of a connection, to be left once. */
    interface Channel {
        void leave();
    }

    Connection(Link link, Visitor visitor, Map<String, Command.Handler> handlers) {
        this.link = link;
        this.visitor = visitor;
        this.handlers = handlers;
    }

    /** As other clients may know it. */
    String id() {
        return id;
    }

    /** Shown by the requests that bring its commands, where the link takes none. */
    String secret() {
        return secret;
    }

    boolean isEmulated() {
        return link.isEmulated();
    }

    Visitor visitor() {
        return visitor;
    }

    /** Null until it has connected. */
    ClientSession session() {
        return session;
    }

    Caller caller() {
        return caller;
    }

    /** Whose its commands are, for all that they cost: the person's, or its own where nobody is known yet. */
    Object owner() {
        Caller known = session == null ? visitor.caller() : caller;
        return known == null ? this : known.userId();
    }

    /** Nanoseconds since it was opened. */
    long age() {
        return System.nanoTime() - openedAt;
    }

    /** Takes one frame: a command a line. */
    void receive(String frame) {
        turn.lock();
        try {
            takeLines(frame);
        } finally {
            turn.unlock();
        }
        tellEnds();
    }

    private void takeLines(String frame) {
        for (String line : frame.split("\n")) {
            if (over || verdict != null) {
                return;
            }
            if (!line.isBlank()) {
                take(line);
            }
        }
    }

    private void take(String line) {
        try {
            Command command = Command.decode(line);
            if (command.isPong()) {
                pong();
            } else {
                requireInTurn(command);
                execute(command);
            }
        } catch (Demanded demanded) {
            disconnect(demanded.disconnect());
        }
    }

    /** Connects once and first. */
    private void requireInTurn(Command command) {
        if (refused || command.name().equals(Command.CONNECT) != (session == null)) {
            throw new Demanded(Disconnect.BAD_REQUEST);
        }
    }

    private void execute(Command command) {
        Verdict verdict = session == null ? Verdict.TAKE : session.rate().take();
        if (verdict == Verdict.CLOSE) {
            session.close(CloseCode.TOO_FAST);
            return;
        }
        try {
            if (verdict == Verdict.REFUSE) {
                throw Problem.retryable(ErrorCode.RATE_LIMITED, "too many commands a second", 1);
            }
            command.requireStorable();
            handlers.get(command.name()).handle(this, command);
        } catch (Demanded demanded) {
            throw demanded;
        } catch (ReplyError.Answered answered) {
            fail(command, answered.error());
        } catch (RuntimeException failure) {
            fail(command, ReplyError.of(Failure.problem(failure)));
        }
    }

    private void pong() {
        if (session == null || !session.ponged()) {
            throw new Demanded(Disconnect.BAD_REQUEST);
        }
    }

    /** By its connect command. */
    void connected(ClientSession opened, Caller by, boolean shownInCommand) {
        caller = by;
        byToken = shownInCommand;
        session = opened;
    }

    /** Whether the connect command brought the token: then a refresh may bring another. */
    boolean isByToken() {
        return byToken;
    }

    /** Another credential of the same person. */
    void renewed(Caller by) {
        caller = by;
    }

    /** @param result JSON */
    void reply(Command command, String result) {
        if (command.id() > 0) {
            session.send(Outgoing.of(Replies.reply(command, result)));
        }
    }

    void fail(Command command, ReplyError error) {
        if (session == null) {
            // It can't be used any more; a client goes by itself, others are closed as stale.
            refused = true;
            link.send(List.of(Outgoing.of(Replies.error(command.id(), error))), failure -> {});
        } else if (command.id() > 0) {
            session.send(Outgoing.of(Replies.error(command.id(), error)));
        }
    }

    /** Ends it, after what was said before. */
    void disconnect(Disconnect why) {
        verdict = why;
        if (session == null) {
            link.end(why);
        } else {
            session.closeAfterWriting(CloseCode.MALFORMED);
        }
    }

    Channel channel(String name) {
        return channels.get(name);
    }

    int channelCount() {
        return channels.size();
    }

    /** Of those whose names begin so. */
    long channelCount(String beginning) {
        return channels.keySet().stream()
                .filter(name -> name.startsWith(beginning))
                .count();
    }

    void enter(String name, Channel channel) {
        channels.put(name, channel);
        if (over) {
            leave(name);
        }
    }

    void leave(String name) {
        Channel left = channels.remove(name);
        if (left != null) {
            left.leave();
        }
    }

    /** The right to a channel has ended, the connection goes on. The channel is left at once; who hears of it is told in turn. Waits for nothing. */
    void expel(String name, Channel channel, String why) {
        expel(name, channel, ENDED, why);
    }

    void expel(String name, Channel channel, int code, String why) {
        channel.leave();
        ends.add(() -> {
            if (channels.remove(name, channel)) {
                session.send(Outgoing.of(Replies.unsubscribe(name, code, why)));
            }
        });
        tellEnds();
    }

    /** Whoever has the turn does it afterwards, if it is not this thread's now. */
    private void tellEnds() {
        while (!ends.isEmpty() && turn.tryLock()) {
            try {
                for (Runnable end = ends.poll(); end != null; end = ends.poll()) {
                    end.run();
                }
            } finally {
                turn.unlock();
            }
        }
    }

    /** The link is gone. Takes no lock: it may come in the middle of a delivery. */
    void over() {
        over = true;
        channels.keySet().forEach(this::leave);
    }

    @Override
    public void send(List<Outgoing> frames, Consumer<Throwable> done) {
        link.send(frames, done);
    }

    @Override
    public void ping() {
        session.sendFirst(PING);
    }

    @Override
    public void close(CloseCode code) {
        link.end(verdict == null ? inOtherWords(code) : verdict);
    }

    private static Disconnect inOtherWords(CloseCode code) {
        return code == CloseCode.GOING_AWAY ? FAREWELL : Disconnect.of(code);
    }
}
