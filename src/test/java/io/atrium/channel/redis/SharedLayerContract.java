package io.atrium.channel.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.ChannelLayerContract;
import io.atrium.channel.MemoryChannelLayer;
import io.atrium.channel.Message;
import io.atrium.testing.Await;
import io.lettuce.core.SslOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a channel layer between nodes guarantees besides, whatever Redis it is. */
abstract class SharedLayerContract extends ChannelLayerContract {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<RedisChannelLayer> made = new ArrayList<>();
    private final RedisChannelLayer layer = node("node-a");
    private final RedisChannelLayer other = node("node-b");

    protected abstract String url();

    /** A node of its own, connected. Ends with the test. */
    private RedisChannelLayer node(String id) {
        RedisAddress address = RedisAddress.of(url());
        MemoryChannelLayer here = new MemoryChannelLayer(new BoundedExecutor(threads, 4));
        RedisChannelLayer node = new RedisChannelLayer(
                id,
                here,
                listener -> address.connect(SslOptions.create(), listener),
                "test:",
                () -> new BoundedExecutor(threads, 1));
        made.add(node);
        Await.until("the node is connected", node::isConnected);
        return node;
    }

    protected final RedisChannelLayer one() {
        return layer;
    }

    protected final RedisChannelLayer other() {
        return other;
    }

    @Override
    protected ChannelLayer layer() {
        return layer;
    }

    @Test
    void what_one_node_sends_arrives_at_the_others_in_order_and_once() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        listen(other, "a", seen);
        List<Long> sent = LongStream.rangeClosed(1, 3_000).boxed().toList();
        sent.forEach(seq -> layer.groupSend("a", Message.entry(seq, "{\"seq\":" + seq + "}")));
        Await.until("all came", () -> seen.size() >= sent.size());
        assertEquals(sent, seen);
    }

    @Test
    void whom_a_message_is_meant_for_arrives_with_it() {
        List<Message> seen = new CopyOnWriteArrayList<>();
        ready(other, "a", seen::addAll);
        List<Message> sent = List.of(
                Message.ephemeral("{\"type\":\"typing\",\"from\":\"ann \\n 安\"}", "session-1"),
                Message.ephemeralExcept("{}", Set.of("ann", "bob")),
                Message.ephemeralOnly("{}", Set.of("cho")),
                Message.entry(7, "{\"seq\":7}"));
        sent.forEach(message -> layer.groupSendElsewhere("a", message));
        Await.until("all came", () -> seen.size() == sent.size());
        assertEquals(sent, seen);
    }

    @Test
    void an_entry_too_large_to_travel_is_announced() {
        List<Message> seen = new CopyOnWriteArrayList<>();
        ready(other, "a", seen::addAll);
        layer.groupSend("a", Message.entry(1, "{\"message\":\"" + "x".repeat(300_000) + "\"}"));
        layer.groupSend("a", Message.entry(2, "{}"));
        Await.until("both came", () -> seen.size() == 2);
        assertEquals(List.of(Message.entry(1, ""), Message.entry(2, "{}")), seen);
    }

    @Test
    void a_node_hears_nothing_of_groups_it_has_nobody_in() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        listen(other, "a", seen);
        List<String> arrived = new CopyOnWriteArrayList<>();
        other.receiveThrough(new Noting(arrived));
        layer.groupSend("b", Message.entry(1, "{}"));
        layer.groupSend("a", Message.entry(1, "{}"));
        Await.until("its own group's came", () -> !arrived.isEmpty());
        assertEquals(List.of("a"), arrived);
    }

    @Test
    void hundreds_of_groups_are_heard_wherever_they_are_kept() {
        List<String> seen = new CopyOnWriteArrayList<>();
        Set<String> subscribed = ConcurrentHashMap.newKeySet();
        other.receiveThrough(new ChannelLayer.Inlet() {
            @Override
            public void arrived(String group, List<Message> messages) {
                seen.add(group);
            }

            @Override
            public void listening(String group) {
                subscribed.add(group);
            }
        });
        List<String> groups = IntStream.range(0, 300).mapToObj(i -> "room:" + i).toList();
        groups.forEach(group -> other.groupAdd(group, messages -> {}));
        Await.until("the servers know of all", () -> subscribed.size() == groups.size());
        groups.forEach(group -> layer.groupSendElsewhere(group, Message.entry(1, "{}")));
        Await.until("all came", () -> seen.size() == groups.size());
        assertEquals(
                groups,
                seen.stream()
                        .sorted(Comparator.comparingInt(SharedLayerContract::number))
                        .toList());
    }

    private static int number(String group) {
        return Integer.parseInt(group.substring(group.indexOf(':') + 1));
    }

    @Test
    void a_group_nobody_is_in_any_more_is_not_heard_any_more() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        List<String> arrived = new CopyOnWriteArrayList<>();
        ChannelLayer.Receiver receiver = messages -> seen.add(messages.get(0).seq());
        ready(other, "a", receiver);
        ready(other, "b", messages -> {});
        other.groupDiscard("a", receiver);
        other.receiveThrough(new Noting(arrived));
        Await.until("the server has forgotten it", () -> {
            arrived.clear();
            layer.groupSendElsewhere("a", Message.entry(1, "{}"));
            layer.groupSendElsewhere("b", Message.entry(1, "{}"));
            Await.until("b came", () -> arrived.contains("b"));
            return !arrived.contains("a");
        });
    }

    protected static void listen(ChannelLayer node, String group, List<Long> into) {
        listen(node, group, into, true);
    }

    protected static void listen(ChannelLayer node, String group, List<Long> into, boolean wait) {
        ChannelLayer.Receiver receiver = messages -> messages.forEach(message -> into.add(message.seq()));
        if (wait) {
            ready(node, group, receiver);
        } else {
            node.groupAdd(group, receiver);
        }
    }

    /** Returns when the server knows of it. */
    protected static void ready(ChannelLayer node, String group, ChannelLayer.Receiver receiver) {
        List<String> ready = new CopyOnWriteArrayList<>();
        node.receiveThrough(new ChannelLayer.Inlet() {
            @Override
            public void arrived(String of, List<Message> messages) {
                messages.forEach(message -> node.groupSendHere(of, message));
            }

            @Override
            public void listening(String to) {
                ready.add(to);
            }
        });
        node.groupAdd(group, receiver);
        Await.until("the server knows", () -> ready.contains(group));
    }

    protected record Noting(List<String> groups) implements ChannelLayer.Inlet {
        @Override
        public void arrived(String group, List<Message> messages) {
            groups.add(group);
        }

        @Override
        public void listening(String group) {
            // Not of interest.
        }
    }

    @AfterEach
    void end() {
        made.forEach(RedisChannelLayer::close);
        threads.shutdownNow();
    }
}
