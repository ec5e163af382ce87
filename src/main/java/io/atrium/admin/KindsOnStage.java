package io.atrium.admin;

import io.atrium.account.Accounts;
import io.atrium.account.Caller;
import io.atrium.account.Credential;
import io.atrium.account.User;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.room.Demonstrated;
import io.atrium.room.Demonstrated.DemoRoom;
import io.atrium.room.Member;
import io.atrium.room.Room;
import io.atrium.room.RoomKeeping;
import io.atrium.room.RoomKinds;
import io.atrium.room.RoomTraffic;
import io.atrium.room.Rooms;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** With {@code ATRIUM_DEMO}: the rooms that the kinds themselves bring, made once and kept alive. */
@ApplicationScoped
public class KindsOnStage {
    private static final Logger LOG = Logger.getLogger(KindsOnStage.class.getName());

    @Inject
    @ConfigProperty(name = "atrium.demo", defaultValue = "false")
    private boolean wanted;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Accounts accounts;

    @Inject
    private Rooms rooms;

    @Inject
    private RoomKeeping keeping;

    @Inject
    private RoomTraffic traffic;

    @Inject
    private Threads threads;

    private final AtomicBoolean playing = new AtomicBoolean();
    private Executor stage;
    private volatile boolean furnished;

    @PostConstruct
    void start() {
        stage = new BoundedExecutor(threads.executor(), 1);
    }

    /** Makes the rooms that are not there yet; the demonstration's accounts are. */
    public void furnish() {
        each((kind, demo) -> {
            if (rooms.find(demo.room().name()).isEmpty()) {
                make(demo).ifPresent(room -> kind.furnish(room, this::say));
            }
        });
        furnished = true;
    }

    /** Empty where another node has, at the same moment: whoever made a room furnishes it. And where who would keep it has left. */
    private Optional<Room> make(DemoRoom demo) {
        try {
            return demonstrator(demo.keeper()).map(keeper -> keeping.createQuietly(keeper, demo.room()));
        } catch (Problem taken) {
            if (taken.code() == ErrorCode.CONFLICT) {
                return Optional.empty();
            }
            throw taken;
        }
    }

    void onTick(@Observes Tick tick) {
        // What happens now does not come between what a room begins with.
        if (wanted && furnished && playing.compareAndSet(false, true)) {
            stage.execute(() -> {
                try {
                    each((kind, demo) ->
                            rooms.find(demo.room().name()).ifPresent(room -> kind.enliven(room, this::say)));
                } finally {
                    playing.set(false);
                }
            });
        }
    }

    private interface Act {
        void play(Demonstrated kind, DemoRoom demo);
    }

    private void each(Act act) {
        for (Object kind : kinds.all()) {
            if (kind instanceof Demonstrated demonstrated) {
                demonstrated.demoRooms().forEach(demo -> carefully(() -> act.play(demonstrated, demo)));
            }
        }
    }

    private static void carefully(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException failure) {
            // The show of one kind must not end the others'.
            LOG.log(Level.WARNING, "a demonstration failed", failure);
        }
    }

    /** Nothing where they have left: accounts of the demonstration are disabled and erased as others are. */
    private void say(Room room, String login, List<JsonObject> frames) {
        demonstrator(login).ifPresent(caller -> say(rooms.join(caller, room.getName()), frames));
    }

    private void say(Member member, List<JsonObject> frames) {
        traffic.receiveAll(member, frames.stream().map(Frame::of).toList())
                .toCompletableFuture()
                .join();
    }

    private Optional<Caller> demonstrator(String login) {
        return accounts.find(login)
                .filter(User::isEnabled)
                .map(user -> Caller.of(user, Credential.session("demonstration")));
    }
}
