package io.atrium.endpoint;

import io.atrium.account.Caller;
import io.atrium.channel.Backlog;
import io.atrium.channel.ClientSession;
import io.atrium.channel.ClientSession.Holder;
import io.atrium.channel.Dialect;
import io.atrium.channel.Groups;
import io.atrium.channel.Message;
import io.atrium.channel.Outgoing;
import io.atrium.channel.Presence;
import io.atrium.channel.Sessions;
import io.atrium.channel.Subscription;
import io.atrium.channel.Threads;
import io.atrium.endpoint.CatchingUp.Caught;
import io.atrium.room.EntryReader;
import io.atrium.room.Member;
import io.atrium.room.Room;
import io.atrium.wire.CloseCode;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.util.List;
import java.util.Map;

/** Brings a socket into its room and out of it again. */
@ApplicationScoped
class Opening {
    @Inject
    private Sessions sessions;

    @Inject
    private RoomConnections connections;

    @Inject
    private Groups groups;

    @Inject
    private Presence presence;

    @Inject
    private EntryReader reader;

    @Inject
    private CatchingUp catchingUp;

    @Inject
    private Welcome welcome;

    @Inject
    private Limits limits;

    @Inject
    private Threads threads;

    /**
     * Subscribes first and reads the log then, so that nothing said in between is missed; the subscription holds it back until
     * the client has been sent what was read.
     */
    RoomConnection open(Session socket, RoomConnection.FrameSink sink) {
        Admitted admitted = (Admitted) socket.getUserPrincipal();
        Map<String, List<String>> query = socket.getRequestParameterMap();
        Dialect dialect = "text".equals(Position.first(query, "format")) ? TextDialect.INSTANCE : Dialect.JSON;
        ClientSession session = session(socket, admitted.caller(), dialect);
        Room room = admitted.member().room();
        Subscription subscription = groups.subscribe(room.group(), session, backlog(room));
        RoomConnection connection = new RoomConnection(admitted.member(), session, subscription, sink);
        connections.opened(connection);
        presence.enter(room.group(), admitted.getName());
        try {
            start(connection, Position.of(query));
        } catch (Problem problem) {
            session.send(Outgoing.of(problem.toFrame(null).toString()));
            session.closeAfterWriting(CloseCode.MALFORMED);
        }
        return connection;
    }

    /** A session of the socket's, registered until it closes. */
    ClientSession session(Session socket, Caller caller, Dialect dialect) {
        Holder holder = new Holder(
                caller.login(), caller.credential().id(), caller.credential().expiresAt());
        ClientSession session = new ClientSession(
                holder, dialect, new SocketTransport(socket, limits.outboxStall()), limits, System::nanoTime);
        sessions.opened(session);
        return session;
    }

    /** To be asked last: whatever ended the credential from now on finds the session. */
    void requireStillGood(ClientSession session) {
        if (sessions.hasEnded(session)) {
            // On another thread, as all that closes: a close within the opening would come before its end.
            threads.executor().execute(() -> session.close(CloseCode.REVOKED));
        }
    }

    void close(RoomConnection connection) {
        if (connection == null) {
            return; // it failed while it opened
        }
        Room room = connection.member().room();
        groups.unsubscribe(room.group(), connection.subscription());
        presence.leave(room.group(), connection.member().login());
        connections.closed(connection);
        forget(connection.session());
    }

    void forget(ClientSession session) {
        session.close(CloseCode.NORMAL);
        sessions.closed(session);
    }

    private void start(RoomConnection connection, Position position) {
        Member member = connection.member();
        ClientSession session = connection.session();
        Caught caught = catchingUp.from(position, member.room());
        if (session.dialect() == Dialect.JSON) {
            session.send(Outgoing.of(welcome.frame(member, caught)));
        } else {
            caught.entries().stream()
                    .map(entry -> session.dialect().encode(Message.entry(1, entry)))
                    .filter(line -> line != null)
                    .forEach(line -> session.send(Outgoing.of(line)));
        }
        connection.subscription().start(caught.seq());
    }

    private Backlog backlog(Room room) {
        return (after, before) -> reader.between(room.getId(), after, before).stream()
                .map(entry -> Message.entry(entry.getSeq(), entry.toJson()))
                .toList();
    }
}
