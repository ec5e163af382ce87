package io.atrium.room;

import io.atrium.account.Avatars;

/**
 * Somebody as a page draws them, beside what they said or in a list; for fragments too.
 *
 * @param role {@code MEMBER} where nothing is known of it
 */
public record Person(String login, String name, MemberRole role) {
    public static Person of(Roster.Person member) {
        return new Person(member.login(), member.name(), member.role());
    }

    public String getLogin() {
        return login;
    }

    public String getName() {
        return name;
    }

    /** As on the wire: {@code keeper}. */
    public String getRole() {
        return role.wireName();
    }

    /** Whether they have more to say than others do: their role is shown beside them. */
    public boolean isDistinguished() {
        return role.mayModerate();
    }

    public String getInitials() {
        return Avatars.initials(name);
    }

    public String getHue() {
        return Avatars.hue(login);
    }
}
