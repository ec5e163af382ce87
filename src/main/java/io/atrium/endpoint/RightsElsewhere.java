package io.atrium.endpoint;

import io.atrium.account.LiveCredentials;
import io.atrium.account.Role;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ClientSession;
import io.atrium.channel.Threads;
import io.atrium.endpoint.Endings.Ending;
import io.atrium.room.Room;
import io.atrium.room.Rooms;
import io.atrium.signal.ForgottenElsewhere;
import io.atrium.wire.CloseCode;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What other nodes have changed of rights, rooms and accounts, on the open connections of this one. {@link Revocations} is told what has changed; here that is
 * asked again, for the places and sessions it may concern.
 */
@ApplicationScoped
public class RightsElsewhere {
    private static final Logger LOG = Logger.getLogger(RightsElsewhere.class.getName());

    @Inject
    private Places places;

    @Inject
    private Endings endings;

    @Inject
    private Rooms rooms;

    @Inject
    private LiveCredentials credentials;

    @Inject
    private Threads threads;

    private final AtomicBoolean looksAtSessions = new AtomicBoolean();
    private Executor looking;

    @PostConstruct
    void start() {
        looking = new BoundedExecutor(threads.executor(), 1);
    }

    void onForgotten(@Observes ForgottenElsewhere change) {
        if (change.concerns(Rooms.ROOMS)) {
            look(place -> change.isAll() || room(place).getName().equals(change.key()), this::renewRoom);
        }
        if (change.concerns(Rooms.STANDINGS)) {
            look(
                    place -> change.isAll() || standing(place).equals(change.key()),
                    place -> renewRight(place, "membership"));
        }
        if (change.concerns(LiveCredentials.USERS)) {
            look(place -> change.isAll() || user(place).equals(change.key()), place -> renewRight(place, "account"));
        }
        if (change.concerns(LiveCredentials.USERS)
                || change.concerns(LiveCredentials.TOKENS)
                || change.concerns(LiveCredentials.SIGN_INS)) {
            lookAtSessions();
        }
    }

    /** Each is asked of the database: what is told of meanwhile is seen by the look that has not begun. */
    private void lookAtSessions() {
        if (looksAtSessions.compareAndSet(false, true)) {
            looking.execute(() -> {
                looksAtSessions.set(false);
                endings.end(this::ending);
            });
        }
    }

    private static Room room(Place place) {
        return place.member().room();
    }

    private static String user(Place place) {
        return Long.toString(place.member().caller().userId());
    }

    private static String standing(Place place) {
        return room(place).getId() + "/" + user(place);
    }

    private void look(Predicate<Place> concerned, Consumer<Place> renewal) {
        looking.execute(() -> places.all().filter(concerned).forEach(place -> {
            try {
                renewal.accept(place);
            } catch (RuntimeException unknown) {
                // With the database away nobody can say; everything is looked at again when there is reason to.
                LOG.log(Level.WARNING, "could not renew a right", unknown);
            }
        }));
    }

    private void renewRoom(Place place) {
        Optional<Room> now = rooms.find(room(place).getName());
        if (now.isPresent()) {
            place.update(member -> member.in(now.get()));
        } else {
            place.end(CloseCode.NOT_FOUND);
        }
    }

    private void renewRight(Place place, String why) {
        if (!isStillRight(place)) {
            endings.end(place, why);
        }
    }

    private boolean isStillRight(Place place) {
        try {
            return places.isStillRight(place);
        } catch (Problem removed) {
            return false;
        }
    }

    private Optional<Ending> ending(ClientSession session) {
        Optional<Role> role = credentials.roleOf(session.login(), session.credential());
        if (role.isEmpty()) {
            return Optional.of(Ending.ofCredential(session));
        }
        return role.get().word().equals(session.role()) ? Optional.empty() : Optional.of(Ending.ROLE);
    }
}
