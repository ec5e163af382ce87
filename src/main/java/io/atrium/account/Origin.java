package io.atrium.account;

import java.util.Locale;

/** Who vouches for an account's person. */
public enum Origin {
    /** Atrium: by a password kept here. */
    LOCAL,
    /** The directory. */
    LDAP,
    /** The OpenID provider. */
    OIDC,
    /** Nobody: it is a program's, which has tokens and no other way in. */
    BOT;

    /** As it stands on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
