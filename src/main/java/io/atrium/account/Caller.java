package io.atrium.account;

import java.security.Principal;

/** Who is calling, at every door, and by what right. */
public record Caller(long userId, String login, String name, Role role, Credential credential) implements Principal {
    /** The request attribute under which the authentication mechanism leaves the caller. */
    public static final String ATTRIBUTE = Caller.class.getName();

    public static Caller of(User user, Credential credential) {
        return new Caller(user.getId(), user.getLogin(), user.getName(), user.getRole(), credential);
    }

    @Override
    public String getName() {
        return login;
    }

    public boolean isAdministrator() {
        return role == Role.ADMINISTRATOR;
    }
}
