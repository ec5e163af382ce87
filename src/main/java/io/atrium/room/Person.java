package io.atrium.room;

import io.atrium.account.Avatars;

/**
 * Somebody as a page draws them, beside what they said or in a list; for fragments too.
 *
 * @param role {@code MEMBER} where nothing is known of it
 * @param bot whether it is a program's account
 */
public record Person(String login, String name, MemberRole role, boolean bot) {
    /** A person's account, as far as anybody knows. */
    public Person(String login, String name, MemberRole role) {
        this(login, name, role, false);
    }

    public static Person of(Roster.Person member) {
        return new Person(member.login(), member.name(), member.role(), member.bot());
    }

    /** Whether it is a program's account. */
    public boolean isBot() {
        return bot;
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
