package io.atrium.account;

import io.atrium.account.PersonGroup.Source;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import java.util.Set;

/**
 * What a group is made of.
 *
 * @param externalId null or blank: none
 */
public record NewGroup(String handle, String title, Source source, String externalId) {
    public static final int MAX_TITLE = 80;

    private static final int MAX_EXTERNAL_ID = 300;

    /** They call others already. */
    private static final Set<String> RESERVED = Set.of("room", Accounts.RESERVED);

    /** @param name of any length: it is what a directory calls it */
    public static NewGroup ofDirectory(String handle, String name) {
        return new NewGroup(handle, Text.cut(name, MAX_TITLE), Source.DIRECTORY, Text.cut(name, MAX_EXTERNAL_ID));
    }

    /** Itself, normalised. @throws Problem {@code invalid} with {@code handle}, {@code title} or {@code external_id} */
    NewGroup checked() {
        if (!Text.isName(handle) || RESERVED.contains(handle)) {
            throw Problem.invalid("handle", "a handle has 1 to 64 of a-z 0-9 - _, and is not one of " + RESERVED);
        }
        return new NewGroup(handle, title(title), source, externalId(externalId));
    }

    static String title(String title) {
        return Text.label("title", title, MAX_TITLE);
    }

    static String externalId(String id) {
        return id == null || id.isBlank() ? null : Text.label("external_id", id, MAX_EXTERNAL_ID);
    }
}
