package io.atrium.room;

import jakarta.json.JsonObject;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.List;

/** Rooms and entries for plain tests of kinds, which only the road can make otherwise. */
public final class KindFixtures {
    private KindFixtures() {}

    /** A room of this kind that was made at a time, with the number 1. */
    public static Room room(String kind, JsonObject settings, Instant made) {
        NewRoom template = new NewRoom("room", "Room", "", kind, Visibility.OPEN, settings, List.of(), null);
        Room room = new Room(template, "ann", made, "e");
        try {
            Field id = Room.class.getDeclaredField("id");
            id.setAccessible(true);
            id.set(room, 1L);
        } catch (ReflectiveOperationException renamed) {
            throw new AssertionError(renamed);
        }
        return room;
    }

    /** What a draft becomes. */
    public static Entry entry(long seq, Instant at, Draft draft) {
        return new Entry(seq, at, draft);
    }
}
