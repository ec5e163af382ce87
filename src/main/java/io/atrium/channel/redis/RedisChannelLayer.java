package io.atrium.channel.redis;

import io.atrium.channel.ChannelLayer;
import io.atrium.channel.MemoryChannelLayer;
import io.atrium.channel.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A channel layer between nodes: this node's receivers are served as by memory alone, and what is sent goes out to the others as well, a channel a group. The
 * node listens to the groups it has receivers for. What has waited for a group goes out as one message.
 */
final class RedisChannelLayer implements ChannelLayer, RedisLink.Listener {
    private static final Logger LOG = Logger.getLogger(RedisChannelLayer.class.getName());

    /** Characters of one message to Redis. A larger entry is announced, and read from the log. */
    private static final int LARGEST = 256 * 1_024;

    /** Characters that may be on their way out, and as many on their way in; what goes beyond is lost, as by a broken connection. */
    private static final long MOST_ON_THE_WAY = 16L << 20;

    private final String node;
    private final MemoryChannelLayer here;
    private final RedisLink link;
    private final String prefix;
    private final Executor sending;
    private final Executor arriving;

    /** By group, for whom the node listens to it: receivers, and {@code this}. */
    private final Map<String, Set<Object>> listeners = new HashMap<>();

    private final Queue<Posted> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger posted = new AtomicInteger();
    private final AtomicLong goingOut = new AtomicLong();
    private final AtomicLong comingIn = new AtomicLong();
    private final AtomicLong gaps = new AtomicLong();
    private volatile Inlet inlet = new Straight();

    private record Posted(String group, Message message) {}

    /** Without anybody in between. */
    private final class Straight implements Inlet {
        @Override
        public void arrived(String group, List<Message> messages) {
            messages.forEach(message -> groupSendHere(group, message));
        }

        @Override
        public void listening(String group) {
            // Nobody asked to know.
        }
    }

    /**
     * @param node this one's id, unlike any other's
     * @param link makes the connection, which tells the layer what comes of it
     * @param prefix of the channels' names
     * @param threads makes executors that run one task at a time, in order
     */
    RedisChannelLayer(
            String node,
            MemoryChannelLayer here,
            Function<RedisLink.Listener, RedisLink> link,
            String prefix,
            Supplier<Executor> threads) {
        this.node = node;
        this.here = here;
        this.prefix = prefix;
        this.sending = threads.get();
        this.arriving = threads.get();
        this.link = link.apply(this);
    }

    @Override
    public void groupAdd(String group, Receiver receiver) {
        here.groupAdd(group, receiver);
        listenFor(receiver, group);
    }

    @Override
    public void groupDiscard(String group, Receiver receiver) {
        here.groupDiscard(group, receiver);
        ignoreFor(receiver, group);
    }

    @Override
    public void listen(String group) {
        listenFor(this, group);
    }

    @Override
    public void ignore(String group) {
        ignoreFor(this, group);
    }

    private void listenFor(Object whom, String group) {
        synchronized (listeners) {
            Set<Object> present = listeners.computeIfAbsent(group, first -> new HashSet<>());
            if (present.add(whom) && present.size() == 1) {
                link.subscribe(prefix + group);
            }
        }
    }

    private void ignoreFor(Object whom, String group) {
        synchronized (listeners) {
            Set<Object> present = listeners.get(group);
            if (present != null && present.remove(whom) && present.isEmpty()) {
                listeners.remove(group);
                link.unsubscribe(prefix + group);
            }
        }
    }

    @Override
    public boolean mayHaveReceivers(String group) {
        // On another node, that is never known.
        return true;
    }

    @Override
    public boolean hasReceiversHere(String group) {
        return here.mayHaveReceivers(group);
    }

    @Override
    public void groupSend(String group, Message message) {
        here.groupSend(group, message);
        groupSendElsewhere(group, message);
    }

    @Override
    public void groupSendHere(String group, Message message) {
        here.groupSend(group, message);
    }

    @Override
    public void groupSendElsewhere(String group, Message message) {
        int length = message.json().length();
        if (!link.isUp() || goingOut.get() + length > MOST_ON_THE_WAY) {
            gaps.incrementAndGet();
            return;
        }
        goingOut.addAndGet(length);
        waiting.add(new Posted(group, message));
        if (posted.getAndIncrement() == 0) {
            sending.execute(this::publishAll);
        }
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean isConnected() {
        return link.hearsAll();
    }

    @Override
    public long gaps() {
        return gaps.get();
    }

    @Override
    public void receiveThrough(Inlet before) {
        inlet = before;
    }

    @Override
    public void close() {
        link.close();
    }

    private void publishAll() {
        int taken;
        do {
            Map<String, List<Message>> byGroup = new LinkedHashMap<>();
            taken = 0;
            for (Posted next = waiting.poll(); next != null; next = waiting.poll()) {
                byGroup.computeIfAbsent(next.group(), first -> new ArrayList<>())
                        .add(next.message());
                goingOut.addAndGet(-next.message().json().length());
                taken++;
            }
            byGroup.forEach(this::publish);
        } while (posted.addAndGet(-taken) > 0);
    }

    private void publish(String group, List<Message> messages) {
        List<Message> some = new ArrayList<>();
        int length = 0;
        for (Message message : messages) {
            int more = message.json().length();
            if (length + more > LARGEST && !some.isEmpty()) {
                send(group, some);
                some = new ArrayList<>();
                length = 0;
            }
            if (more <= LARGEST) {
                some.add(message);
                length += more;
            } else if (!message.isEphemeral()) {
                some.add(Message.entry(message.seq(), ""));
            }
        }
        if (!some.isEmpty()) {
            send(group, some);
        }
    }

    private void send(String group, List<Message> messages) {
        String text = new Parcel(node, messages).encode();
        goingOut.addAndGet(text.length());
        link.publish(prefix + group, text).whenComplete((done, failure) -> goingOut.addAndGet(-text.length()));
    }

    @Override
    public void received(String channel, String text) {
        if (comingIn.get() + text.length() <= MOST_ON_THE_WAY) {
            comingIn.addAndGet(text.length());
            arriving.execute(() -> {
                comingIn.addAndGet(-text.length());
                open(channel.substring(prefix.length()), text);
            });
        }
    }

    @Override
    public void subscribed(String channel) {
        arriving.execute(() -> inlet.listening(channel.substring(prefix.length())));
    }

    @Override
    public void resumed() {
        gaps.incrementAndGet();
    }

    private void open(String group, String text) {
        Parcel parcel;
        try {
            parcel = Parcel.decode(text);
        } catch (RuntimeException malformed) {
            LOG.log(Level.WARNING, "something else than a node publishes to group " + group, malformed);
            return;
        }
        if (!parcel.node().equals(node)) {
            inlet.arrived(group, parcel.messages());
        }
    }
}
