package io.atrium.account;

import io.atrium.wire.Problem;
import java.util.Locale;
import java.util.function.Function;

/** What a list of accounts is ordered by; each has an index. */
public enum PeopleOrder {
    LOGIN("login", false, User::getLogin),
    NAME("name_key", false, User::getNameKey),
    SEEN("last_seen_at", true, user -> Long.toString(user.lastSeenMillis())),
    SINCE("created_at", true, user -> Long.toString(user.getCreatedAt().toEpochMilli()));

    final String column;

    /** And the newest come first; texts begin with a. */
    final boolean isTime;

    private final Function<User, String> key;

    PeopleOrder(String column, boolean isTime, Function<User, String> key) {
        this.column = column;
        this.isTime = isTime;
        this.key = key;
    }

    /** Null or empty: by login. @throws Problem {@code invalid}, field {@code sort} */
    public static PeopleOrder of(String word) {
        if (word == null || word.isEmpty()) {
            return LOGIN;
        }
        for (PeopleOrder order : values()) {
            if (order.word().equals(word)) {
                return order;
            }
        }
        throw Problem.invalid("sort", "sort must be login, name, seen or since");
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The place of a user in this order: {@code 17-ann}. */
    String placeOf(User user) {
        return user.getId() + "-" + key.apply(user);
    }
}
