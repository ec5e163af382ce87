package io.atrium.endpoint;

import io.atrium.account.Caller;
import io.atrium.account.LiveCredentials;
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
import io.atrium.endpoint.CatchingUp.Caught;
import io.atrium.room.Line;
import io.atrium.room.Member;
import io.atrium.room.Room;
import io.atrium.room.RoomHistory;
import io.atrium.room.Rooms;
import io.atrium.wire.CloseCode;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brings a socket into its room and out of it again. */
@ApplicationScoped
class Opening {
    private static final Logger LOG = Logger.getLogger(Opening.class.getName());

    @Inject
    private Sessions sessions;

    @Inject
    private RoomConnections connections;

    @Inject
    private Groups groups;

    @Inject
    private Presence presence;

    @Inject
    private RoomHistory history;

    @Inject
    private CatchingUp catchingUp;

    @Inject
    private Welcome welcome;

    @Inject
    private Rooms rooms;

    @Inject
    private LiveCredentials credentials;

    @Inject
    private Limits limits;

    /**
     * Subscribes, and registers everything {@link #close} undoes. The subscription holds back what is said until {@link #start}, which reads the
     * log after that: nothing said in between is missed.
     */
    RoomConnection enter(Session socket, RoomConnection.FrameSink sink) {
        Admitted admitted = (Admitted) socket.getUserPrincipal();
        boolean bare = "text".equals(Position.first(socket.getRequestParameterMap(), "format"));
        ClientSession session = session(socket, admitted.caller(), bare ? TextDialect.INSTANCE : Dialect.JSON);
        Room room = admitted.member().room();
        Subscription subscription = groups.subscribe(room.group(), session, backlog(room));
        RoomConnection connection = new RoomConnection(admitted.member(), session, subscription, sink);
        connections.opened(connection);
        presence.enter(room.group(), admitted.getName());
        return connection;
    }

    /** Gives the client what it has not got yet and lets it live; or tells it why not, and closes. */
    void start(RoomConnection connection, Map<String, List<String>> query) {
        ClientSession session = connection.session();
        try {
            Position position = Position.of(query);
            if (isStillAdmitted(connection)) {
                start(connection, position);
            } else {
                session.close(CloseCode.REVOKED);
            }
        } catch (Problem problem) {
            session.send(Outgoing.of(problem.toFrame(null).toString()));
            session.closeAfterWriting(problem.code() == ErrorCode.INVALID ? CloseCode.MALFORMED : CloseCode.REVOKED);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "a room socket could not be opened", failure);
            session.close(CloseCode.GOING_AWAY);
        }
    }

    /** Asked again now that a change would find the connection: one that came during the handshake did not. */
    private boolean isStillAdmitted(RoomConnection connection) {
        Member admitted = connection.member();
        Optional<Member> now = rooms.member(admitted.caller(), admitted.room());
        now.ifPresent(member -> connection.update(ignored -> member));
        return now.isPresent() && credentials.hold(admitted.caller());
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

    /** Undoes {@link #enter}, once. */
    void close(RoomConnection connection) {
        if (connection == null || !connection.end()) {
            return;
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
        Caught caught = catchingUp.from(position, connection.member().room());
        first(connection, caught).forEach(connection.session()::send);
        connection.subscription().start(caught.seq());
    }

    private List<Outgoing> first(RoomConnection connection, Caught caught) {
        Dialect dialect = connection.session().dialect();
        if (dialect == Dialect.JSON) {
            return List.of(Outgoing.of(welcome.frame(connection.member(), caught)));
        }
        return caught.entries().stream()
                .map(entry -> dialect.encode(Message.entry(1, entry)))
                .filter(line -> line != null)
                .map(Outgoing::of)
                .toList();
    }

    private Backlog backlog(Room room) {
        return (after, before) -> history.between(room.getId(), after, before).stream()
                .map(Line::message)
                .toList();
    }
}
