package io.atrium.account;

import java.io.Serializable;

/** Kept in the web session: who signed in, and with which password. The session's own id stays with the server. */
final class SignIn implements Serializable {
    static final String ATTRIBUTE = SignIn.class.getName();
    private static final long serialVersionUID = 1L;

    private final long userId;
    private final String id = Secret.random("");
    private volatile String passwordMark;
    private volatile boolean over;

    SignIn(User user) {
        this.userId = user.getId();
        with(user);
    }

    long userId() {
        return userId;
    }

    Credential credential() {
        return Credential.session(id);
    }

    /** Goes on with the password the user has now. */
    void with(User user) {
        passwordMark = markOf(user);
    }

    void end() {
        over = true;
    }

    /** Ends with the user's account, and with the password it began with; once ended, for good. */
    boolean holdsFor(User user) {
        return !over && user.getId() == userId && user.isEnabled() && markOf(user).equals(passwordMark);
    }

    private static String markOf(User user) {
        return Secret.hash(user.getPasswordHash()).substring(0, 16);
    }
}
