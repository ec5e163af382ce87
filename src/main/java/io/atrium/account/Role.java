package io.atrium.account;

import io.atrium.wire.Problem;
import java.util.Locale;

/** What an account may do. An administrator may all that a member may; a guest sees the rooms they were invited to, and the people there. */
public enum Role {
    GUEST,
    MEMBER,
    ADMINISTRATOR;

    /** As it stands on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem {@code invalid}, field {@code role} */
    public static Role of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw Problem.invalid("role", "role must be guest, member or administrator");
    }
}
