package io.atrium.node;

import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Sweep.Tick;
import io.atrium.signal.ForgottenElsewhere;
import io.atrium.signal.Memories;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * All nodes forget what one of them has changed, and look at what they decided by it. While they can't hear each other each keeps what it has read for no longer
 * than a second, and looks at everything every ten.
 */
@ApplicationScoped
public class Forgetting {
    private static final String GROUP = "nodes:memory";
    private static final int TICKS_BETWEEN_LOOKING = 10;
    private static final JsonObject EVERYTHING =
            Json.createObjectBuilder().add("everything", true).build();

    @Inject
    private Memories memories;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Event<ForgottenElsewhere> forgotten;

    private boolean wasConnected = true;
    private long knownGaps;
    private long ticksAlone;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        if (layer.isShared()) {
            memories.bringToOthers(this::tell);
            layer.groupAdd(GROUP, this::hear);
        }
    }

    private void tell(String name, String key) {
        JsonObject frame = name.equals(Memories.ALL)
                ? EVERYTHING
                : Json.createObjectBuilder().add("name", name).add("key", key).build();
        layer.groupSendElsewhere(GROUP, Message.ephemeral(frame.toString(), null));
    }

    private void hear(List<Message> messages) {
        for (Message message : messages) {
            JsonObject told = FrameCodec.stored(message.json());
            if (told.equals(EVERYTHING)) {
                memories.forgetAllHere();
                forgotten.fire(ForgottenElsewhere.EVERYTHING);
                continue;
            }
            ForgottenElsewhere change = new ForgottenElsewhere(told.getString("name"), told.getString("key"));
            memories.forgetHere(change.name(), change.key());
            forgotten.fire(change);
        }
    }

    /** Once more when they hear each other again: what was changed a moment before is known to one of them only. */
    void onTick(@Observes Tick tick) {
        if (!layer.isShared()) {
            return;
        }
        boolean connected = layer.isConnected();
        long gaps = layer.gaps();
        boolean unheard = gaps != knownGaps;
        knownGaps = gaps;
        if (connected && (unheard || !wasConnected)) {
            // What this node has told meanwhile, too.
            layer.groupSendElsewhere(GROUP, Message.ephemeral(EVERYTHING.toString(), null));
        }
        if (!connected || !wasConnected || unheard) {
            memories.forgetAllHere();
            if (connected || ticksAlone++ % TICKS_BETWEEN_LOOKING == 0) {
                forgotten.fire(ForgottenElsewhere.EVERYTHING);
            }
        }
        wasConnected = connected;
    }
}
