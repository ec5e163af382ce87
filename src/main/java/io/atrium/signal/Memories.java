package io.atrium.signal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;

/**
 * What this node keeps of the database in memory, by name. Everything is forgotten through here: what one node forgets all have to, so
 * this is where those who bring it to the others listen.
 */
@ApplicationScoped
public class Memories {
    /** In place of a key: every one. */
    public static final String ALL = "*";

    private final ConcurrentMap<String, Forgetful> kept = new ConcurrentHashMap<>();
    private volatile BiConsumer<String, String> elsewhere = (name, key) -> {};

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

    /** From now on nobody is given what was read before, on any node. */
    public void forget(String name, String key) {
        forgetHere(name, key);
        forgetElsewhere(name, key);
    }

    /** All of it, on all nodes: names were changed wherever they stand. */
    public void forgetAll() {
        forgetAllHere();
        forgetElsewhere(ALL, ALL);
    }

    /** As {@link #forget}, on this node alone. One that does not keep a memory of that name has nothing to forget. */
    public void forgetHere(String name, String key) {
        Forgetful memory = kept.get(name);
        if (memory != null) {
            memory.forget(key);
        }
    }

    /** As {@link #forget}, on the other nodes alone: what this one keeps was put right already. */
    public void forgetElsewhere(String name, String key) {
        elsewhere.accept(name, key);
    }

    /** All of it: nobody knows what was missed. */
    public void forgetAllHere() {
        kept.values().forEach(memory -> memory.forget(ALL));
    }

    /** @param others takes a memory's name, or {@link #ALL}, and a key that all other nodes have to forget; never blocks */
    public void bringToOthers(BiConsumer<String, String> others) {
        elsewhere = others;
    }
}
