package io.atrium.notify;

import io.atrium.account.KnownFaces;
import io.atrium.account.KnownUsers;
import io.atrium.account.PersonProfile;
import io.atrium.account.Profiles;
import io.atrium.account.Renamed;
import io.atrium.account.User;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Rounds;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.room.Acquaintances;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells all pages what is to stand beside somebody's name from now on, and ends the statuses that are over: every node finds them in what it has in memory, and what
 * another has ended meanwhile is not ended again. Guests are told of those they share a room with, each on their own channel.
 */
@ApplicationScoped
public class FaceFeed {
    private static final Logger LOG = Logger.getLogger(FaceFeed.class.getName());

    @Inject
    private ChannelLayer layer;

    @Inject
    private KnownUsers users;

    @Inject
    private KnownFaces faces;

    @Inject
    private Profiles profiles;

    @Inject
    private Acquaintances acquaintances;

    @Inject
    private Threads threads;

    private Executor telling;
    private Rounds ending;

    /** On one thread: of two changes of a person the later one is told last. */
    @PostConstruct
    void start() {
        telling = new BoundedExecutor(threads.executor(), 1);
        ending = new Rounds(new BoundedExecutor(threads.executor(), 1), 1, "statuses that are over have", this::end);
    }

    void onTick(@Observes Tick tick) {
        ending.tick();
    }

    private void end() {
        Instant now = CommonTime.now();
        if (faces.isAnyOver(now)) {
            profiles.endStatuses(now);
        }
    }

    void onCommitted(@Observes @Committed Changes changes) {
        changes.touched(PersonProfile.class)
                .forEach(profile -> telling.execute(() -> {
                    try {
                        users.find(profile.getUserId()).ifPresent(this::tell);
                    } catch (RuntimeException failure) {
                        // The next page asks anew.
                        LOG.log(Level.WARNING, "nobody was told what stands beside somebody's name", failure);
                    }
                }));
    }

    void onRenamed(@Observes Renamed renamed) {
        telling.execute(() -> users.find(renamed.userId())
                .ifPresent(user -> tell(
                        user,
                        Json.createObjectBuilder()
                                .add("type", "renamed")
                                .add("from", renamed.from())
                                .add("to", renamed.to())
                                .add("name", renamed.name()))));
    }

    private void tell(User user) {
        tell(
                user,
                Json.createObjectBuilder()
                        .add("type", "face")
                        .add("login", user.getLogin())
                        .add("face", faces.of(user.getLogin()).json()));
    }

    private void tell(User user, JsonObjectBuilder what) {
        String frame = what.build().toString();
        layer.groupSend(LobbyFeed.LOBBY, Message.ephemeral(frame, null));
        if (layer.mayHaveReceivers(LobbyFeed.GUESTS)) {
            acquaintances
                    .guests(user)
                    .forEach(guest -> layer.groupSend(LobbyFeed.user(guest), Message.ephemeral(frame, null)));
        }
    }
}
