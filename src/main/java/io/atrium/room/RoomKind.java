package io.atrium.room;

import io.atrium.wire.Frame;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * What a kind of room brings along: a CDI bean in a package of its own, {@code kind.<id>}. {@link RoomKinds} finds it; nothing else needs to
 * be told. Beside the bean belong a page fragment {@code WEB-INF/kind/<id>.xhtml}, a script {@code frontend/kind/<id>.js} and a message bundle
 * {@code kind/<id>/messages} in each language. Abilities beyond these are interfaces of their own.
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
     * Validates a frame and says what becomes of it; changes nothing itself.
     *
     * @param frame with its type filled in
     * @throws Problem {@code unknown_type}, {@code invalid}, {@code forbidden}, or one of the kind's own
     */
    Received receive(Member from, Frame frame);

    /** The first paint: the room's state now, for this viewer. Empty where the newest entries say it all. */
    JsonObject snapshot(Room room, Member viewer);

    /** What the lobby shows of an entry, one line; empty where there is nothing to show. */
    default String preview(Entry entry) {
        return "";
    }
}
