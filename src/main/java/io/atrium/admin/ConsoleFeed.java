package io.atrium.admin;

import io.atrium.audit.Act;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import io.atrium.wire.CommonTime;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** What administrators hear who watch: all nodes' figures once a second, and each act of the trail once it is committed. */
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

    void onCommitted(@Observes @Committed Changes changes) {
        changes.created(Act.class)
                .forEach(act ->
                        layer.groupSend(GROUP, Message.ephemeral(frame(act).toString(), null)));
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

    private static JsonObject frame(Act act) {
        JsonObjectBuilder told = Json.createObjectBuilder()
                .add("id", act.getId())
                .add("at", Instants.wire(act.getAt()))
                .add("what", act.getWhat())
                .add("actor", act.getActor())
                .add("detail", FrameCodec.stored(act.getDetail()));
        add(told, "subject", act.getSubject());
        add(told, "room", act.getRoom());
        add(told, "address", act.getAddress());
        return Json.createObjectBuilder().add("type", "act").add("act", told).build();
    }

    private static void add(JsonObjectBuilder json, String name, String value) {
        if (value != null) {
            json.add(name, value);
        }
    }
}
