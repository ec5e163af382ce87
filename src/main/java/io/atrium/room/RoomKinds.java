package io.atrium.room;

import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The kinds there are: every CDI bean that is one. */
@ApplicationScoped
public class RoomKinds {
    @Inject
    @Any
    private Instance<RoomKind> beans;

    private final Map<String, RoomKind> kinds = new TreeMap<>();

    @PostConstruct
    void collect() {
        for (RoomKind kind : beans) {
            if (kinds.put(kind.id(), kind) != null) {
                throw new IllegalStateException("two kinds call themselves " + kind.id());
            }
        }
    }

    /** In the order of their ids. */
    public Collection<RoomKind> all() {
        return kinds.values();
    }

    /** @throws Problem {@code invalid}, field {@code kind}, where there is none of that id */
    public RoomKind of(String id) {
        RoomKind kind = id == null ? null : kinds.get(id);
        if (kind == null) {
            throw Problem.invalid("kind", "there is no kind " + id + "; there are " + kinds.keySet());
        }
        return kind;
    }

    public RoomKind of(Room room) {
        return of(room.getKind());
    }
}
