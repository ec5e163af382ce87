package io.atrium.endpoint;

import io.atrium.channel.ClientSession;
import io.atrium.channel.Dialect;
import io.atrium.channel.Message;
import io.atrium.channel.Outgoing;
import io.atrium.endpoint.CatchingUp.Caught;
import io.atrium.room.Binary;
import io.atrium.room.Room;
import io.atrium.room.RoomKinds;
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

/** Brings a plain socket into its room and out of it again. */
@ApplicationScoped
class Opening {
    private static final Logger LOG = Logger.getLogger(Opening.class.getName());

    @Inject
    private Arrivals arrivals;

    @Inject
    private Places places;

    @Inject
    private CatchingUp catchingUp;

    @Inject
    private Welcome welcome;

    @Inject
    private Sockets sockets;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Limits limits;

    /** Takes the place; what is said in the room waits there until {@link #start}. Undone by {@link #close}. */
    RoomConnection enter(Session socket, RoomConnection.FrameSink sink) {
        Admitted admitted = (Admitted) socket.getUserPrincipal();
        Room room = admitted.member().room();
        Optional<Binary> binary = kinds.ability(room, Binary.class);
        boolean bare = "text".equals(Position.first(socket.getRequestParameterMap(), "format"));
        Dialect dialect = binary.<Dialect>map(kind -> new BinaryDialect(room.getKind(), kind))
                .orElse(bare ? TextDialect.INSTANCE : Dialect.JSON);
        ClientSession session = session(socket, admitted);
        // One socket, one room: it ends with its place.
        Place place = places.take(admitted.member(), session, dialect, (ended, why) -> session.close(why));
        BinaryTalk talk =
                binary.map(kind -> new BinaryTalk(place, kind, limits, sink)).orElse(null);
        return new RoomConnection(place, dialect, sink, talk);
    }

    /** A session of the socket's, registered until it closes. */
    ClientSession session(Session socket, Admitted admitted) {
        return arrivals.arrived(admitted.caller(), admitted.entrance(), sockets.transport(socket));
    }

    /** Gives the client what it has not got yet and lets it live; or tells it why not, and closes. */
    void start(RoomConnection connection, Map<String, List<String>> query) {
        ClientSession session = connection.session();
        try {
            Position position = Position.of(query);
            if (places.isStillRight(connection.place())) {
                start(connection, position);
            } else {
                session.close(CloseCode.REVOKED);
            }
        } catch (Problem problem) {
            connection.end(problem, problem.code() == ErrorCode.INVALID ? CloseCode.MALFORMED : CloseCode.REVOKED);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "a room socket could not be opened", failure);
            session.close(CloseCode.GOING_AWAY);
        }
    }

    /** Undoes {@link #enter}; doing so twice does nothing. */
    void close(RoomConnection connection) {
        if (connection != null) {
            places.leave(connection.place());
            connection.talk().ifPresent(BinaryTalk::end);
            arrivals.gone(connection.session());
        }
    }

    void close(ClientSession session) {
        arrivals.gone(session);
    }

    private void start(RoomConnection connection, Position position) {
        Room room = connection.place().member().room();
        if (connection.talk().isPresent()) {
            long seq = catchingUp.head(room);
            connection.talk().get().begin();
            connection.place().start(seq);
            return;
        }
        Caught caught = catchingUp.from(position, room);
        first(connection, caught).forEach(connection.session()::send);
        connection.place().start(caught.seq());
    }

    private List<Outgoing> first(RoomConnection connection, Caught caught) {
        Dialect dialect = connection.dialect();
        if (dialect == Dialect.JSON) {
            return List.of(Outgoing.of(welcome.frame(connection.place().member(), caught)));
        }
        return caught.entries().stream()
                .map(entry -> dialect.encode(Message.entry(1, entry)))
                .filter(line -> line != null)
                .map(Outgoing::of)
                .toList();
    }
}
