package io.atrium.account;

import io.atrium.audit.Deed;
import java.security.Principal;

/**
 * Who is calling, at every door, and by what right.
 *
 * @param address where the request came from; null where there was none
 */
public record Caller(long userId, String login, String name, Role role, Credential credential, String address)
        implements Principal {
    /** The request attribute under which the authentication mechanism leaves the caller. */
    public static final String ATTRIBUTE = Caller.class.getName();

    public Caller(long userId, String login, String name, Role role, Credential credential) {
        this(userId, login, name, role, credential, null);
    }

    public static Caller of(User user, Credential credential) {
        return new Caller(user.getId(), user.getLogin(), user.getName(), user.getRole(), credential);
    }

    Caller from(String remote) {
        return new Caller(userId, login, name, role, credential, remote);
    }

    /** Something the caller does, for the trail. */
    public Deed did(String what) {
        return Deed.of(what).by(login).from(address);
    }

    @Override
    public String getName() {
        return login;
    }

    public boolean isGuest() {
        return role == Role.GUEST;
    }

    public boolean isAdministrator() {
        return role == Role.ADMINISTRATOR;
    }
}
