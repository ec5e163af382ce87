/**
 * The location room: who is where, live, and where they were.
 *
 * <pre>
 * position --> LocationKind --> the log --> Boards (memory, each commit) --> snapshot, summary
 *                  |                            |
 *                 Pace              by the clock: a sharing is over
 *                  v                            v
 *           location_minute                stop --> the log
 * </pre>
 *
 * A {@code Board} says who is on the map; it is made from the last hours of the log. Tracks of days gone by are drawn from {@code location_minute}, a
 * position a person and minute, written with its entry. Errors are the road's: {@code invalid}, {@code unknown_type}; {@code rate_limited} for a second
 * position within a second, {@code closed} for one of a sharing that is over.
 */
package io.atrium.kind.location;
