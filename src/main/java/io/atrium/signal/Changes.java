package io.atrium.signal;

import java.util.List;
import java.util.stream.Stream;

/**
 * The entities one transaction created, updated and removed. Those that are {@link Comparable} stand in their own order
 * (log entries: room, then sequence number), whatever order the persistence provider wrote them in.
 */
public record Changes(List<Change> all) {

    /** What was done to an entity. */
    public enum Action {
        CREATED,
        UPDATED,
        REMOVED
    }

    /** One entity and what was done to it. Detached: reading a lazy association of it fails. */
    public record Change(Action action, Object entity) {}

    public <T> Stream<T> created(Class<T> type) {
        return all.stream()
                .filter(change -> change.action == Action.CREATED)
                .map(Change::entity)
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** Created, updated or removed. */
    public <T> Stream<T> touched(Class<T> type) {
        return all.stream().map(Change::entity).filter(type::isInstance).map(type::cast);
    }

    public <T> Stream<T> removed(Class<T> type) {
        return all.stream()
                .filter(change -> change.action == Action.REMOVED)
                .map(Change::entity)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
