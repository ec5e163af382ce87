package io.atrium.account;

import io.atrium.wire.Problem;
import io.atrium.wire.Text;

/**
 * What an account is made of.
 *
 * @param mail null or blank: none
 */
public record NewAccount(String login, String name, String mail, Role role) {
    /** Itself, normalised. @throws Problem {@code invalid} with {@code login}, {@code name} or {@code mail} */
    NewAccount checked() {
        if (!Text.isName(login)) {
            throw Problem.invalid("login", "a login has 1 to 64 of a-z 0-9 - _");
        }
        return new NewAccount(login, Text.label("name", name, Accounts.MAX_NAME), Mail.checked(mail), role);
    }
}
