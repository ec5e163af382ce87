package io.atrium.room;

import io.atrium.wire.Frame;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a kind of room brings along: a CDI bean in a package of its own, {@code kind.<id>}. {@link RoomKinds} finds it; nothing else needs to
 * be told. Beside the bean belong a page fragment {@code WEB-INF/kind/<id>.xhtml}, a script {@code frontend/kind/<id>.js} and a message bundle
 * {@code kind/<id>/messages} in each language. Abilities beyond these are interfaces of their own, which the same bean implements: {@link Painted},
 * {@link Exporting}, {@link Importing}, {@link Viewing}, {@link Following}, {@link Summarised}, {@link Retained}, {@link Illustrated}, {@link Findable},
 * {@link Binary}, {@link Demonstrated}. What happens by the clock observes {@link io.atrium.channel.Sweep.Tick} and appends {@link Draft#bySystem}.
 *
 * <p>Called by many threads at once.
 */
public interface RoomKind {
    /** The kind's name on the wire: {@code chat}. */
    String id();

    /** The type of a frame that names none. */
    String defaultType();

    /** The wizard's step for this kind, as data. */
    List<Setting> settings();

    /**
     * The last word on settings that {@link Setting#check} has found right one by one: what must fit together, and what the room itself fills in.
     *
     * @param before the room whose settings change; empty where it is being created
     * @return what is stored
     * @throws Problem {@code invalid}, the field being {@code settings.ID}; {@code conflict} where it is too late
     */
    default JsonObject settle(JsonObject settings, Optional<Room> before) {
        return settings;
    }

    /**
     * Validates a frame and says what becomes of it; changes nothing itself.
     *
     * @param frame with its type filled in
     * @throws Problem {@code unknown_type}, {@code invalid}, {@code forbidden}, or one of the kind's own
     */
    Received receive(Member from, Frame frame);

    /** Whether who may only read may send frames of this type all the same. What becomes of them must be a {@link Received.Whisper}, or concern nobody but the sender. */
    default boolean isOpenToReaders(String type) {
        return false;
    }

    /** The types of entries by which people talk, which a room may slow down to one of a person in so many seconds; of other kinds there are none. */
    default Set<String> slowedTypes() {
        return Set.of();
    }

    /**
     * The first paint: the room's state now, for this viewer. Empty where the newest entries say it all. Entries that are in it already may come
     * after it; none that is not may be missing, so state in memory is kept by {@link Following}.
     */
    JsonObject snapshot(Room room, Member viewer);

    /** What the lobby shows of an entry, one line; empty where there is nothing to show. */
    default String preview(Entry entry) {
        return "";
    }
}
