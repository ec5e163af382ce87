package io.atrium.web;

import io.atrium.room.MemberRole;
import io.atrium.room.Roster;

/** Somebody as a page draws them. */
public record Person(String login, String name, boolean keeper) {
    static Person of(Roster.Person member) {
        return new Person(member.login(), member.name(), member.role() == MemberRole.KEEPER);
    }

    public String getLogin() {
        return login;
    }

    public String getName() {
        return name;
    }

    public boolean isKeeper() {
        return keeper;
    }

    public String getInitials() {
        return Avatars.initials(name);
    }

    public String getHue() {
        return Avatars.hue(login);
    }
}
