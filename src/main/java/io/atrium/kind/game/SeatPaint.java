package io.atrium.kind.game;

import io.atrium.room.Person;

/**
 * A seat, as the page shows it.
 *
 * @param seat as on the wire
 * @param person null: it is free
 * @param own the viewer sits there
 * @param role what is moved from there, in words
 * @param clock what is left; empty: there is no clock
 * @param runs the clock runs
 * @param presence here or gone; empty where it is free
 * @param open the viewer may sit down
 */
public record SeatPaint(
        String seat,
        Person person,
        boolean own,
        String role,
        String clock,
        boolean runs,
        String presence,
        boolean open) {
    public String getSeat() {
        return seat;
    }

    public Person getPerson() {
        return person;
    }

    public boolean isTaken() {
        return person != null;
    }

    public boolean isOwn() {
        return own;
    }

    public String getRole() {
        return role;
    }

    public String getClock() {
        return clock;
    }

    public boolean isRuns() {
        return runs;
    }

    public String getPresence() {
        return presence;
    }

    public boolean isOpen() {
        return open;
    }
}
