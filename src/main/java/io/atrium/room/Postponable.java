package io.atrium.room;

/**
 * The ability of a kind whose frames may be sent later. Its {@link RoomKind#receive} leaves no trace until what it answers is stored: it is asked once when a frame is
 * put off, whether it would be taken, and once when the frame is due.
 */
public interface Postponable {}
