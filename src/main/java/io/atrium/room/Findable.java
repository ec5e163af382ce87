package io.atrium.room;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A kind whose entries can be searched for. What it names here anybody finds who may read the room, by its words and by who wrote it. */
public interface Findable {
    /** The types of entries that say something, or change what an earlier one says. No others are read. */
    Set<String> findableTypes();

    /**
     * What an entry says, as plain text that is also shown; empty where there is nothing to find. Asked again when the entry was rewritten.
     *
     * @param entry of one of the {@link #findableTypes()}, as it reads now
     */
    Optional<String> words(Room room, Entry entry);

    /** The numbers of earlier entries that say something else, or nothing, since this one was stored. */
    default List<Long> rewritten(Entry entry) {
        return List.of();
    }
}
