package io.atrium.signal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What this node keeps of the database in memory, by name. Everything is forgotten through here: what one node forgets all have to, so
 * this is the place a layer between nodes listens at, and calls for what the others say.
 */
@ApplicationScoped
public class Memories {
    /** In place of a key: every one. */
    public static final String ALL = "*";

    private final ConcurrentMap<String, Forgetful> kept = new ConcurrentHashMap<>();

    /** Something that is to be read anew. */
    @FunctionalInterface
    public interface Forgetful {
        /** @param key {@link #ALL}: whatever is kept */
        void forget(String key);
    }

    /** Keeps a memory under a name, unlike any other's. */
    public <M extends Forgetful> M keep(String name, M memory) {
        if (kept.putIfAbsent(name, memory) != null) {
            throw new IllegalStateException("two memories are called " + name);
        }
        return memory;
    }

    /** From now on nobody is given what was read before. */
    public void forget(String name, String key) {
        kept.get(name).forget(key);
    }
}
