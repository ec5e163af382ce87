package io.atrium.room;

import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The kinds there are: every CDI bean that is one. */
@ApplicationScoped
public class RoomKinds {
    @Inject
    @Any
    private Instance<RoomKind> beans;

    private final Map<String, RoomKind> kinds = new TreeMap<>();
    private final Map<String, Following> following = new HashMap<>();
    private final Map<String, Overhearing> overhearing = new HashMap<>();

    @PostConstruct
    void collect() {
        for (RoomKind kind : beans) {
            if (kinds.put(kind.id(), kind) != null) {
                throw new IllegalStateException("two kinds call themselves " + kind.id());
            }
            if (kind instanceof Following follower) {
                following.put(kind.id(), follower);
            }
            if (kind instanceof Overhearing listener) {
                overhearing.put(kind.id(), listener);
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

    /** @param id may be null */
    Optional<Following> following(String id) {
        return Optional.ofNullable(id).map(following::get);
    }

    /** @param id may be null */
    Optional<Overhearing> overhearing(String id) {
        return Optional.ofNullable(id).map(overhearing::get);
    }

    /** What of its optional abilities a room's kind has: {@code Exporting.class}, {@code Viewing.class} and so on. */
    public <A> Optional<A> ability(Room room, Class<A> ability) {
        return Optional.of(of(room)).filter(ability::isInstance).map(ability::cast);
    }
}
