package io.atrium.endpoint;

import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.channel.ClientSession;
import io.atrium.channel.Node;
import io.atrium.channel.Sessions;
import io.atrium.room.Room;
import io.atrium.wire.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends places and sessions whose right has ended, and has the trail say how far each had come: nothing of the room with a later number reached it. May wait for
 * a client and for the database.
 */
@ApplicationScoped
public class Endings {
    private static final Logger LOG = Logger.getLogger(Endings.class.getName());

    @Inject
    private Places places;

    @Inject
    private Sessions sessions;

    @Inject
    private Audit audit;

    /**
     * What becomes of a session.
     *
     * @param why for the trail: {@code token}, {@code signin}, {@code account}, {@code role}
     */
    record Ending(CloseCode code, String why) {
        /** Comes back, and finds what its role is now. */
        static final Ending ROLE = new Ending(CloseCode.GOING_AWAY, "role");

        static final Ending ACCOUNT = new Ending(CloseCode.REVOKED, "account");

        static Ending ofCredential(ClientSession session) {
            return new Ending(CloseCode.REVOKED, session.credential().startsWith("token:") ? "token" : "signin");
        }
    }

    /** A place whose member is none any more. */
    void end(Place place, String why) {
        OptionalLong last = place.cut();
        place.end(CloseCode.REVOKED);
        last.ifPresent(seq -> record(List.of(inRoom(place, seq, why))));
    }

    /** @param judge empty: the session goes on */
    void end(Function<ClientSession, Optional<Ending>> judge) {
        Map<ClientSession, Ending> ended = new LinkedHashMap<>();
        sessions.stream()
                .filter(session -> !session.isClosed())
                .forEach(session -> judge.apply(session).ifPresent(ending -> ended.put(session, ending)));
        if (!ended.isEmpty()) {
            List<Deed> deeds = cut(ended);
            ended.forEach(Endings::close);
            record(deeds);
        }
    }

    /** All of their places; a line each, and one for a session that had none. */
    private List<Deed> cut(Map<ClientSession, Ending> ended) {
        Map<ClientSession, List<Deed>> deeds = new LinkedHashMap<>();
        ended.keySet().forEach(session -> deeds.put(session, new ArrayList<>()));
        places.all()
                .filter(place -> ended.containsKey(place.session()))
                .forEach(place -> place.cut()
                        .ifPresent(seq -> deeds.get(place.session())
                                .add(inRoom(
                                        place, seq, ended.get(place.session()).why()))));
        ended.forEach((session, ending) -> {
            if (deeds.get(session).isEmpty()) {
                deeds.get(session).add(revoked(session, ending.why()));
            }
        });
        return deeds.values().stream().flatMap(List::stream).toList();
    }

    /** One that can't be closed costs no other its end. */
    private static void close(ClientSession session, Ending ending) {
        try {
            session.close(ending.code());
        } catch (RuntimeException | LinkageError failure) {
            LOG.log(Level.SEVERE, "a session could not be closed", failure);
        }
    }

    /** Of a conversation not which one: who else is in it would be told by it. */
    private static Deed inRoom(Place place, long seq, String why) {
        Deed deed = revoked(place.session(), why);
        Room room = place.member().room();
        return room.isDirect() ? deed : deed.in(room.getName()).with("seq", seq);
    }

    private static Deed revoked(ClientSession session, String why) {
        return Deed.of("session.revoked")
                .to(session.login())
                .with("why", why)
                .with("door", session.door())
                .with("node", Node.ID);
    }

    private void record(List<Deed> deeds) {
        try {
            deeds.forEach(audit::record);
        } catch (RuntimeException failure) {
            // They have ended, whether or not it can be written down.
            LOG.log(Level.WARNING, "the trail does not say that " + deeds + " ended", failure);
        }
    }
}
