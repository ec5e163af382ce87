package io.atrium.endpoint.centrifuge;

import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Node;
import io.atrium.channel.Sweep.Tick;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Frames that come beside the stream of their connection: each is brought to the node that has the connection, which a balancer knows nothing of, and what became of
 * it comes back.
 */
@ApplicationScoped
class Errands {
    /** A node that says nothing for so long is gone, or was never there. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    @Inject
    private Streams streams;

    @Inject
    private Connections connections;

    @Inject
    private ChannelLayer layer;

    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();

    /** What became of a frame. */
    @FunctionalInterface
    interface Done {
        /** @param refused empty: it was taken */
        void with(Optional<Problem> refused);
    }

    private record Waiting(Done done, long since) {}

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        if (layer.isShared()) {
            layer.groupAdd(group(Node.ID), messages -> messages.forEach(this::hear));
        }
    }

    private static String group(String node) {
        return "node:" + node;
    }

    /**
     * Brings a frame to its connection.
     *
     * @param user who brings it; null: nobody known
     * @param done is told once, on whatever thread: {@code not_found}, {@code forbidden}, {@code rate_limited}, {@code unavailable}
     */
    void run(String node, String session, String data, Long user, Done done) {
        if (node.equals(Node.ID)) {
            deliver(session, data, user, done);
        } else if (!layer.isShared()) {
            done.with(Optional.of(elsewhere()));
        } else if (!layer.isConnected()) {
            done.with(Optional.of(Problem.retryable(ErrorCode.UNAVAILABLE, "the other node can't be reached now", 2)));
        } else {
            String id = Node.ID + "-" + ids.incrementAndGet();
            waiting.put(id, new Waiting(done, System.nanoTime()));
            JsonObjectBuilder errand = Json.createObjectBuilder()
                    .add("id", id)
                    .add("from", Node.ID)
                    .add("session", session)
                    .add("data", data);
            send(node, user == null ? errand : errand.add("user", user));
        }
    }

    private static Problem elsewhere() {
        return Problem.of(ErrorCode.NOT_FOUND, "this node is another one");
    }

    private void deliver(String session, String data, Long user, Done done) {
        Optional<Connection> connection = connections.find(session);
        if (connection.isEmpty()) {
            // One that has ended here needs no word: its stream has told.
            done.with(Optional.empty());
        } else if (!connection.get().visitor().mayBe(user)) {
            done.with(Optional.of(Problem.of(ErrorCode.FORBIDDEN, "this connection is somebody else's")));
        } else if (!streams.receive(connection.get(), data, () -> done.with(Optional.empty()))) {
            done.with(Optional.of(
                    Problem.retryable(ErrorCode.RATE_LIMITED, "too many frames of this connection wait", 1)));
        }
    }

    private void send(String node, JsonObjectBuilder message) {
        layer.groupSendElsewhere(group(node), Message.ephemeral(message.build().toString(), null));
    }

    private void hear(Message message) {
        JsonObject said = FrameCodec.stored(message.json());
        if (said.containsKey("session")) {
            Long user = said.containsKey("user") ? said.getJsonNumber("user").longValueExact() : null;
            deliver(
                    said.getString("session"),
                    said.getString("data"),
                    user,
                    refused -> send(said.getString("from"), answer(said.getString("id"), refused)));
        } else {
            Waiting errand = waiting.remove(said.getString("id"));
            if (errand != null) {
                end(errand, said.containsKey("code") ? Optional.of(refusal(said)) : Optional.empty());
            }
        }
    }

    /** An answer waits for its reader; the layer's thread and the clock's must not. */
    private void end(Waiting errand, Optional<Problem> refused) {
        streams.run(() -> errand.done().with(refused));
    }

    private static JsonObjectBuilder answer(String id, Optional<Problem> refused) {
        JsonObjectBuilder answer = Json.createObjectBuilder().add("id", id);
        refused.ifPresent(problem -> answer.add("code", problem.code().name())
                .add("detail", problem.getMessage())
                .add("retry_after", problem.retryAfterSeconds()));
        return answer;
    }

    private static Problem refusal(JsonObject answer) {
        return Problem.retryable(
                ErrorCode.valueOf(answer.getString("code")), answer.getString("detail"), answer.getInt("retry_after"));
    }

    void onTick(@Observes Tick tick) {
        long now = System.nanoTime();
        waiting.forEach((id, errand) -> {
            if (now - errand.since() > ANSWER_WITHIN.toNanos() && waiting.remove(id, errand)) {
                end(errand, Optional.of(elsewhere()));
            }
        });
    }
}
