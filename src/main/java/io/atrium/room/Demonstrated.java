package io.atrium.room;

import jakarta.json.JsonObject;
import java.util.List;

/** A kind that shows itself in the demonstration ({@code ATRIUM_DEMO}), and there alone. */
public interface Demonstrated {
    /** The people of the demonstration are {@code ann bob cho admin}; the room's keeper is one of them. */
    record DemoRoom(String keeper, NewRoom room) {}

    List<DemoRoom> demoRooms();

    /** Says what a room of {@link #demoRooms} begins with: once, when it is made. */
    void furnish(Room room, Cast cast);

    /** Keeps one alive: about once a second, on a thread of its own. What it throws is logged. */
    default void enliven(Room room, Cast cast) {}

    /** Speaks for the people of the demonstration. */
    @FunctionalInterface
    interface Cast {
        /** Sends frames as that person, in one transaction, and waits for the commit; their {@code at} may lie in the past. */
        void say(Room room, String login, List<JsonObject> frames);
    }
}
