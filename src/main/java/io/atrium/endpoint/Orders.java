package io.atrium.endpoint;

import io.atrium.admin.Draining;
import io.atrium.admin.NodeCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** What administrators want of this node, whichever they ask. */
@ApplicationScoped
public class Orders {
    @Inject
    private NodeCalls calls;

    @Inject
    private Drain drain;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        calls.answer(Draining.CALL, this::drain);
    }

    private JsonObject drain(JsonObject order) {
        if (order.getBoolean("drain")) {
            drain.begin();
        } else {
            drain.end();
        }
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
