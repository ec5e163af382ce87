package io.atrium.admin;

import io.atrium.account.Caller;
import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;

/** Has any node drained, and takes it back. */
@ApplicationScoped
public class Draining {
    /** The call to a node: {@code {"drain":true}} begins, false takes back. */
    public static final String CALL = "drain";

    @Inject
    private Nodes nodes;

    @Inject
    private NodeCalls calls;

    @Inject
    private Audit audit;

    /**
     * @param drain false: take it back
     * @param address where the caller's request came from
     * @throws Problem {@code not_found}, {@code unavailable}
     */
    public void set(String node, boolean drain, Caller by, String address) {
        if (!nodes.present().contains(node)) {
            throw Problem.of(ErrorCode.NOT_FOUND, "there is no node " + node);
        }
        JsonObject order = Json.createObjectBuilder().add("drain", drain).build();
        if (calls.ask(List.of(node), CALL, order).isEmpty()) {
            throw Problem.retryable(ErrorCode.UNAVAILABLE, "the node did not answer", 2);
        }
        Deed deed = Deed.of("node.drained").by(by.login()).from(address).with("node", node);
        audit.record(drain ? deed : deed.with("taken_back", "true"));
    }
}
