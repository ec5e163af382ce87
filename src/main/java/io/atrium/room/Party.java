package io.atrium.room;

import io.atrium.account.Avatars;

/**
 * One of the people of a conversation.
 *
 * @param enabled whether there is anybody who could read what is written to them
 */
public record Party(long userId, String login, String name, boolean enabled) {
    public String getLogin() {
        return login;
    }

    public String getName() {
        return name;
    }

    public String getInitials() {
        return Avatars.initials(name);
    }

    public String getHue() {
        return Avatars.hue(login);
    }
}
