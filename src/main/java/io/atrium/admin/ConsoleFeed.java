package io.atrium.admin;

import io.atrium.audit.Recorded;
import io.atrium.audit.Sealed;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

/** What administrators hear who watch: all nodes' figures once a second, and each act of the trail once it is sealed. */
@ApplicationScoped
public class ConsoleFeed {
    /** The group they listen to. */
    public static final String GROUP = "console";

    @Inject
    private ChannelLayer layer;

    @Inject
    private Nodes nodes;

    /** Each node tells its own listeners. */
    void onFigures(@Observes Nodes.Taken taken) {
        if (layer.hasReceiversHere(GROUP)) {
            layer.groupSendHere(GROUP, Message.ephemeral(figures().toString(), null));
        }
    }

    void onSealed(@Observes Sealed sealed) {
        sealed.acts().forEach(act -> layer.groupSend(GROUP, Message.ephemeral(frame(act), null)));
    }

    /** All nodes as they are. */
    public JsonObject figures() {
        JsonArrayBuilder each = Json.createArrayBuilder();
        nodes.all().forEach(node -> each.add(node.toJson()));
        return Json.createObjectBuilder()
                .add("type", "figures")
                .add("at", Instants.wire(CommonTime.now()))
                .add("total", nodes.total().toJson())
                .add("nodes", each)
                .build();
    }

    private static String frame(Recorded act) {
        return Json.createObjectBuilder()
                .add("type", "act")
                .add("act", act.toJson())
                .build()
                .toString();
    }
}
