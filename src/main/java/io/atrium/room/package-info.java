/**
 * Rooms and their logs. {@link io.atrium.room.Rooms} is the one door, {@link io.atrium.room.RoomLog} gives every entry its number and commits it,
 * {@link io.atrium.room.EntryBroadcast} sends what was committed to the room's group, and {@link io.atrium.room.RoomKind} is what a kind of room
 * brings along.
 */
package io.atrium.room;
