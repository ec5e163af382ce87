package io.atrium.admin;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Node;
import io.atrium.channel.Threads;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Asks nodes something that each knows of itself alone, this one among them. For administrators' questions: who asks waits. */
@ApplicationScoped
public class NodeCalls {
    private static final Logger LOG = Logger.getLogger(NodeCalls.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int ANSWERING_THREADS = 2;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Threads threads;

    private final Map<String, Function<JsonObject, JsonObject>> answers = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private Executor answering;

    @PostConstruct
    void prepare() {
        answering = new BoundedExecutor(threads.executor(), ANSWERING_THREADS);
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        if (layer.isShared()) {
            layer.groupAdd(group(Node.ID), messages -> messages.forEach(this::hear));
        }
    }

    private static String group(String node) {
        return "calls:" + node;
    }

    /** From now on this node has an answer to that. It may take a moment, and read. */
    public void answer(String what, Function<JsonObject, JsonObject> by) {
        answers.put(what, by);
    }

    /**
     * Asks each of the nodes the same, and waits a second.
     *
     * @return what those said that answered, by node
     */
    public Map<String, JsonObject> ask(Collection<String> nodes, String what, JsonObject question) {
        Map<String, CompletableFuture<JsonObject>> asked = new LinkedHashMap<>();
        for (String node : nodes) {
            if (!node.equals(Node.ID)) {
                asked.put(node, ask(node, what, question));
            }
        }
        Map<String, JsonObject> said = new LinkedHashMap<>();
        if (nodes.contains(Node.ID)) {
            said.put(Node.ID, answers.get(what).apply(question));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new));
        all.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        asked.forEach((node, answer) -> {
            JsonObject there = answer.getNow(null);
            if (there != null) {
                said.put(node, there);
            }
        });
        return said;
    }

    private CompletableFuture<JsonObject> ask(String node, String what, JsonObject question) {
        String id = Node.ID + "-" + ids.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        send(
                node,
                Json.createObjectBuilder()
                        .add("id", id)
                        .add("from", Node.ID)
                        .add("what", what)
                        .add("question", question)
                        .build());
        return answer.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((said, failure) -> waiting.remove(id));
    }

    private void send(String node, JsonObject message) {
        layer.groupSendElsewhere(group(node), Message.ephemeral(message.toString(), null));
    }

    private void hear(Message message) {
        JsonObject said = FrameCodec.stored(message.json());
        if (said.containsKey("what")) {
            answering.execute(() -> reply(said));
        } else {
            CompletableFuture<JsonObject> answer = waiting.get(said.getString("id"));
            if (answer != null) {
                answer.complete(said.getJsonObject("answer"));
            }
        }
    }

    private void reply(JsonObject call) {
        try {
            JsonObject answer = answers.get(call.getString("what")).apply(call.getJsonObject("question"));
            send(
                    call.getString("from"),
                    Json.createObjectBuilder()
                            .add("id", call.getString("id"))
                            .add("answer", answer)
                            .build());
        } catch (RuntimeException failure) {
            // Who asked says that this node did not answer.
            LOG.log(Level.WARNING, failure, () -> "no answer to another node's " + call.getString("what"));
        }
    }
}
