package io.atrium.search;

import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Threads;
import io.atrium.room.Forgotten;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Each node has an index of its own, and follows all logs: so they tell each other whose logs have gone on. What one of them misses is found when {@link Indexing}
 * compares the index with the logs.
 */
@ApplicationScoped
class LogNews {
    private static final String GROUP = "nodes:logs";

    /** A busy room is named once in such a while, whatever is said in it. */
    private static final Duration GATHERING = Duration.ofMillis(200);

    /** What was told before this may have reached nobody. */
    private static final JsonObject UNHEARD =
            Json.createObjectBuilder().add("unheard", true).build();

    @Inject
    private ChannelLayer layer;

    @Inject
    private Threads threads;

    private final Set<Long> rooms = ConcurrentHashMap.newKeySet();
    private final Map<Long, Long> forgotten = new ConcurrentHashMap<>();
    private final AtomicBoolean gathering = new AtomicBoolean();

    private volatile Listener listener = (wentOn, beginnings) -> {};
    /** Another node says that it may not have been heard. */
    private volatile boolean unheard;

    private boolean wasConnected = true;
    private long knownGaps;

    /** Hears of the other nodes' logs. */
    interface Listener {
        /** @param beginnings that were removed */
        void heard(Set<Long> wentOn, List<Forgotten> beginnings);
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        if (layer.isShared()) {
            layer.groupAdd(GROUP, messages -> messages.forEach(this::hear));
        }
    }

    void listen(Listener one) {
        listener = one;
    }

    /** Whether there are others. */
    boolean areHeard() {
        return layer.isShared();
    }

    /** Once a second: whether something may have been missed since the last time. */
    boolean mayHaveMissed() {
        boolean connected = layer.isConnected();
        if (!connected) {
            wasConnected = false;
            return false;
        }
        long gaps = layer.gaps();
        boolean own = !wasConnected || gaps != knownGaps;
        wasConnected = true;
        knownGaps = gaps;
        boolean missed = own || unheard;
        unheard = false;
        if (own) {
            publish(UNHEARD);
        }
        return missed;
    }

    void tell(Set<Long> wentOn, List<Forgotten> beginnings) {
        if (!layer.isShared()) {
            return;
        }
        rooms.addAll(wentOn);
        beginnings.forEach(one -> forgotten.merge(one.roomId(), one.firstSeq(), Math::max));
        if (gathering.compareAndSet(false, true)) {
            var unused = threads.scheduler().schedule(this::send, GATHERING.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void send() {
        gathering.set(false); // before they are taken: what comes from now on is sent with the next
        JsonArrayBuilder wentOn = Json.createArrayBuilder();
        rooms.removeIf(room -> {
            wentOn.add(room);
            return true;
        });
        JsonArrayBuilder beginnings = Json.createArrayBuilder();
        for (Long room : forgotten.keySet()) {
            Long firstSeq = forgotten.remove(room);
            if (firstSeq != null) {
                beginnings.add(room).add(firstSeq);
            }
        }
        publish(Json.createObjectBuilder()
                .add("rooms", wentOn)
                .add("forgotten", beginnings)
                .build());
    }

    private void publish(JsonObject news) {
        layer.groupSendElsewhere(GROUP, Message.ephemeral(news.toString(), null));
    }

    private void hear(Message message) {
        JsonObject news = FrameCodec.stored(message.json());
        if (news.equals(UNHEARD)) {
            unheard = true;
            return;
        }
        Set<Long> wentOn = new HashSet<>();
        news.getJsonArray("rooms").getValuesAs(JsonNumber::longValue).forEach(wentOn::add);
        JsonArray pairs = news.getJsonArray("forgotten");
        List<Forgotten> beginnings = new ArrayList<>();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            beginnings.add(new Forgotten(
                    pairs.getJsonNumber(i).longValue(),
                    pairs.getJsonNumber(i + 1).longValue()));
        }
        listener.heard(wentOn, beginnings);
    }
}
