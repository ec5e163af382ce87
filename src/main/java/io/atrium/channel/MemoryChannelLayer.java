package io.atrium.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The channel layer of a single node: a queue for each group, emptied by one thread at a time, which takes all that has come since it
 * last looked. Who sends into an empty queue of quick receivers delivers at once, without waking another thread.
 */
public final class MemoryChannelLayer implements ChannelLayer {
    private static final Logger LOG = Logger.getLogger(MemoryChannelLayer.class.getName());

    /** Characters of one delivery: an outbox holds several of them, and a thousand sessions still get the first before the last is made. */
    private static final int BATCH = 128 * 1024;

    private final ConcurrentMap<String, Line> lines = new ConcurrentHashMap<>();
    private final Executor executor;

    /** @param executor runs a group's deliveries; must run each task given to it */
    public MemoryChannelLayer(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void groupAdd(String group, Receiver receiver) {
        lines.compute(group, (name, line) -> {
            Line kept = line == null ? new Line() : line;
            kept.receivers.add(receiver);
            return kept;
        });
    }

    @Override
    public void groupDiscard(String group, Receiver receiver) {
        lines.computeIfPresent(group, (name, line) -> {
            line.receivers.remove(receiver);
            return line.receivers.isEmpty() ? null : line;
        });
    }

    @Override
    public void groupSend(String group, Message message) {
        Line line = lines.get(group);
        if (line != null) {
            line.send(message);
        }
    }

    @Override
    public void groupSendHere(String group, Message message) {
        groupSend(group, message);
    }

    @Override
    public boolean mayHaveReceivers(String group) {
        return lines.containsKey(group);
    }

    /** One group's queue and receivers. */
    private final class Line implements Runnable {
        private final Set<Receiver> receivers = ConcurrentHashMap.newKeySet();
        private final ConcurrentLinkedQueue<Message> queue = new ConcurrentLinkedQueue<>();
        private final AtomicInteger waiting = new AtomicInteger();

        void send(Message message) {
            queue.add(message);
            // Less than none: who delivers has taken it along already, and is done. Two at once would deliver in any
            // order.
            if (waiting.getAndIncrement() != 0) {
                return;
            }
            if (!isQuick() || deliverOnce() > 0) {
                executor.execute(this);
            }
        }

        private boolean isQuick() {
            for (Receiver receiver : receivers) {
                if (!receiver.isQuick()) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void run() {
            while (deliverOnce() > 0) {
                // What came meanwhile is the next delivery.
            }
        }

        /** Delivers what waits, and tells how many came in the meantime. */
        private int deliverOnce() {
            List<Message> batch = new ArrayList<>();
            int length = 0;
            for (Message message = queue.poll(); message != null; message = length < BATCH ? queue.poll() : null) {
                batch.add(message);
                length += message.json().length();
            }
            if (!batch.isEmpty()) {
                for (Receiver receiver : receivers) {
                    deliver(batch, receiver);
                }
            }
            return waiting.addAndGet(-batch.size());
        }

        private void deliver(List<Message> batch, Receiver receiver) {
            try {
                receiver.receive(batch);
            } catch (RuntimeException | Error failure) {
                // An error that got away from here would leave the group's queue unattended for ever.
                LOG.log(Level.SEVERE, "a receiver of the channel layer failed", failure);
            }
        }
    }
}
