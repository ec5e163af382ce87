package io.atrium.kind.location;

import io.atrium.room.Person;

/** Somebody who is on the map, in the list beside it. */
public record MapRow(Person person, String what, String age, String iso, String presence) {
    public Person getPerson() {
        return person;
    }

    /** Speed or accuracy, in the viewer's words. */
    public String getWhat() {
        return what;
    }

    /** How long ago the position was; empty where there is none yet. */
    public String getAge() {
        return age;
    }

    /** When that was; null where there is none yet. */
    public String getIso() {
        return iso;
    }

    /** How old that is: {@code here away gone}. */
    public String getPresence() {
        return presence;
    }
}
