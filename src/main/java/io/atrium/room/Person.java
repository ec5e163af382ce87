package io.atrium.room;

import io.atrium.account.Avatars;

/** Somebody as a page draws them, beside what they said or in a list; for fragments too. */
public record Person(String login, String name, boolean keeper) {
    public static Person of(Roster.Person member) {
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
