package io.atrium.channel;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The channel layer of a single node: a queue for each group, emptied by one thread at a time. */
public final class MemoryChannelLayer implements ChannelLayer {
    private static final Logger LOG = Logger.getLogger(MemoryChannelLayer.class.getName());

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
            kept.receivers.addIfAbsent(receiver);
            return kept;
        });
    }

    @Override
    public void groupDiscard(String group, Receiver receiver) {
        Line line = lines.computeIfPresent(group, (name, kept) -> {
            kept.receivers.remove(receiver);
            return kept;
        });
        if (line == null) {
            return;
        }
        line.awaitDelivery();
        lines.computeIfPresent(group, (name, kept) -> kept.receivers.isEmpty() ? null : kept);
    }

    @Override
    public void groupSend(String group, Message message) {
        Line line = lines.get(group);
        if (line != null) {
            line.send(message);
        }
    }

    @Override
    public boolean mayHaveReceivers(String group) {
        return lines.containsKey(group);
    }

    /** One group's queue and receivers. */
    private final class Line implements Runnable {
        private final CopyOnWriteArrayList<Receiver> receivers = new CopyOnWriteArrayList<>();
        private final ConcurrentLinkedQueue<Message> queue = new ConcurrentLinkedQueue<>();
        private final AtomicInteger waiting = new AtomicInteger();
        private final ReentrantLock delivering = new ReentrantLock();

        void send(Message message) {
            queue.add(message);
            if (waiting.getAndIncrement() == 0) {
                executor.execute(this);
            }
        }

        @Override
        public void run() {
            int taken;
            do {
                taken = 0;
                for (Message message = queue.poll(); message != null; message = queue.poll()) {
                    deliver(message);
                    taken++;
                }
            } while (waiting.addAndGet(-taken) != 0);
        }

        private void deliver(Message message) {
            delivering.lock();
            try {
                for (Receiver receiver : receivers) {
                    deliver(message, receiver);
                }
            } finally {
                delivering.unlock();
            }
        }

        private void deliver(Message message, Receiver receiver) {
            try {
                receiver.receive(message);
            } catch (RuntimeException | Error failure) {
                // An error that got away from here would leave the group's queue unattended for ever.
                LOG.log(Level.SEVERE, "a receiver of the channel layer failed", failure);
            }
        }

        /** Reentrant, so that a receiver may discard itself while it receives. */
        void awaitDelivery() {
            delivering.lock();
            delivering.unlock();
        }
    }
}
