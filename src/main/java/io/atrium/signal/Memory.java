package io.atrium.signal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * What was read of the database and holds until it is forgotten: a bounded map that reads each key once, however many ask for it at once.
 * What is not there is not remembered.
 *
 * <p>A value that was being read while its key was forgotten is given to those who had asked before, and to nobody after: each reading has
 * a slot of its own, and forgetting takes the slot away, read or not. Forgetting never waits for a reading.
 */
public final class Memory<V> implements Memories.Forgetful {
    /** One in so many is let go of when the bound is reached. */
    private static final int LET_GO = 8;

    private final int most;
    private final ConcurrentMap<String, Slot<V>> slots = new ConcurrentHashMap<>();

    /** One reading of one key. */
    private static final class Slot<V> extends CompletableFuture<Optional<V>> {
        private volatile boolean used;
    }

    /** @param most values kept, about; who was asked for lately stays */
    public Memory(int most) {
        this.most = most;
    }

    /**
     * The value of a key.
     *
     * @param reading asks the database, in a transaction that began with it; what it throws is thrown to all who wait for it
     */
    public Optional<V> get(String key, Function<String, Optional<V>> reading) {
        Slot<V> slot = slots.get(key);
        if (slot == null) {
            Slot<V> own = new Slot<>();
            slot = slots.putIfAbsent(key, own);
            if (slot == null) {
                return read(key, own, reading);
            }
        }
        if (!slot.used) {
            slot.used = true;
        }
        return value(slot);
    }

    /**
     * Reads at once what of several keys is not there yet; {@link #get} finds it then.
     *
     * @param reading as of {@link #get}; is given those keys, at least one
     */
    public void load(Collection<String> keys, Function<Collection<String>, Map<String, V>> reading) {
        Map<String, Slot<V>> own = new HashMap<>();
        for (String key : keys) {
            Slot<V> slot = new Slot<>();
            if (slots.putIfAbsent(key, slot) == null) {
                own.put(key, slot);
            }
        }
        if (own.isEmpty()) {
            return;
        }
        try {
            Map<String, V> values = reading.apply(own.keySet());
            own.forEach((key, slot) -> complete(key, slot, Optional.ofNullable(values.get(key))));
        } catch (RuntimeException | Error failure) {
            own.forEach((key, slot) -> fail(key, slot, failure));
            throw failure;
        }
    }

    @Override
    public void forget(String key) {
        if (key.equals(Memories.ALL)) {
            slots.clear();
        } else {
            slots.remove(key);
        }
    }

    int size() {
        return slots.size();
    }

    private Optional<V> read(String key, Slot<V> slot, Function<String, Optional<V>> reading) {
        try {
            Optional<V> value = reading.apply(key);
            complete(key, slot, value);
            return value;
        } catch (RuntimeException | Error failure) {
            fail(key, slot, failure);
            throw failure;
        }
    }

    private void complete(String key, Slot<V> slot, Optional<V> value) {
        if (value.isEmpty()) {
            slots.remove(key, slot);
        }
        slot.complete(value);
        if (slots.size() > most) {
            letGo();
        }
    }

    private void fail(String key, Slot<V> slot, Throwable failure) {
        slots.remove(key, slot);
        slot.completeExceptionally(failure);
    }

    private static <V> Optional<V> value(Slot<V> slot) {
        try {
            return slot.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    /** A second chance for what was used since the last time. */
    private void letGo() {
        int target = most - most / LET_GO;
        for (int round = 0; round < 2 && slots.size() > target; round++) {
            Iterator<Slot<V>> each = slots.values().iterator();
            while (each.hasNext() && slots.size() > target) {
                Slot<V> slot = each.next();
                if (slot.used) {
                    slot.used = false;
                } else if (slot.isDone()) {
                    each.remove();
                }
            }
        }
    }
}
