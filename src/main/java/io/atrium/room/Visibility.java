package io.atrium.room;

/** Who finds a room: everybody signed in may enter an open one; to others than its members a private one does not exist. */
public enum Visibility {
    OPEN,
    PRIVATE
}
