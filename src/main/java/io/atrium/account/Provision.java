package io.atrium.account;

import io.atrium.wire.Problem;
import io.atrium.wire.Text;

/**
 * An account as another program wants it.
 *
 * @param userName what it is called there; 1 to 254 characters
 * @param externalId its id there; null: none
 * @param name as people are called here; null: what the rest says
 * @param givenName null: nobody says
 * @param familyName null: nobody says
 * @param mail null: none
 */
public record Provision(
        String userName,
        String externalId,
        String name,
        String givenName,
        String familyName,
        String mail,
        boolean active) {
    private static final int MOST_USER_NAME = 254;
    private static final int MOST_EXTERNAL = 300;

    /** Itself. @throws Problem {@code invalid} with {@code userName}, {@code externalId}, {@code name} or {@code emails} */
    Provision checked() {
        if (userName == null || userName.isBlank() || userName.length() > MOST_USER_NAME) {
            throw Problem.invalid("userName", "userName takes 1 to " + MOST_USER_NAME + " characters");
        }
        if (externalId != null && externalId.length() > MOST_EXTERNAL) {
            throw Problem.invalid("externalId", "externalId takes at most " + MOST_EXTERNAL + " characters");
        }
        for (String part : new String[] {givenName, familyName}) {
            if (part != null && part.length() > Accounts.MAX_NAME) {
                throw Problem.invalid("name", "a part of a name takes at most " + Accounts.MAX_NAME + " characters");
            }
        }
        return this;
    }

    /** As people see it. */
    String label() {
        String parts = ((givenName == null ? "" : givenName) + " " + (familyName == null ? "" : familyName)).strip();
        String said = name != null && !name.isBlank() ? name : parts.isEmpty() ? userName : parts;
        return Text.label("displayName", Text.cut(said.strip(), Accounts.MAX_NAME), Accounts.MAX_NAME);
    }

    /** What it is called here. @throws Problem {@code invalid}, field {@code userName} */
    String login() {
        String login = Outsider.loginOf(userName);
        if (!Text.isName(login) || login.equals(Accounts.RESERVED)) {
            throw Problem.invalid("userName", "no login can be made of this userName");
        }
        return login;
    }
}
