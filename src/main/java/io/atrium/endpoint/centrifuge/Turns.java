package io.atrium.endpoint.centrifuge;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Has each one's tasks done one after the other, in the order they came, so that whoever asks for much keeps but one thread busy and only
 * themselves waiting. Those who have something to do take turns.
 */
final class Turns<K> {
    private final int most;
    private final Function<K, Executor> threads;
    private final Map<K, Queue<Runnable>> lines = new HashMap<>(); // of those who have a task under way

    /**
     * @param most tasks of one that may wait
     * @param threads where a task of theirs is done; asked for each
     */
    Turns(int most, Function<K, Executor> threads) {
        this.most = most;
        this.threads = threads;
    }

    /** Returns false, and does nothing, where too many of theirs wait already. */
    boolean offer(K who, Runnable task) {
        synchronized (lines) {
            Queue<Runnable> line = lines.get(who);
            if (line != null) {
                return line.size() < most && line.add(task);
            }
            lines.put(who, new ArrayDeque<>());
        }
        begin(who, task);
        return true;
    }

    private void begin(K who, Runnable task) {
        threads.apply(who).execute(() -> {
            try {
                task.run();
            } finally {
                goOn(who);
            }
        });
    }

    private void goOn(K who) {
        Runnable next;
        synchronized (lines) {
            next = lines.get(who).poll();
            if (next == null) {
                lines.remove(who);
                return;
            }
        }
        begin(who, next);
    }
}
