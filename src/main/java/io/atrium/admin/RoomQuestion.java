package io.atrium.admin;

import io.atrium.wire.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which rooms the ledger is asked for; empty texts: whichever.
 *
 * @param words a part of the name or the title
 * @param keeper the login of one of their keepers
 */
public record RoomQuestion(String words, String kind, State state, String keeper) {
    private static final char ESCAPE = '!';

    /** What may be true of a room. */
    public enum State {
        ANY("1 = 1"),
        IN_USE("r.archived_at is null"),
        OPEN("r.visibility = 'OPEN'"),
        PRIVATE("r.visibility = 'PRIVATE'"),
        LOCKED("r.locked = true"),
        ARCHIVED("r.archived_at is not null");

        private final String condition;

        State(String condition) {
            this.condition = condition;
        }
    }

    /** Of the table {@code room r}, with numbered parameters from 1 on. */
    record Condition(String sql, List<String> values) {}

    Condition condition() {
        List<String> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder(state.condition);
        if (!words.isBlank()) {
            String pattern = "%" + escaped(words.strip().toLowerCase(Locale.ROOT)) + "%";
            values.add(pattern);
            values.add(pattern);
            sql.append(" and (r.name like ?1 escape '!' or lower(r.title) like ?2 escape '!')");
        }
        if (!kind.isBlank()) {
            values.add(kind);
            sql.append(" and r.kind = ?").append(values.size());
        }
        if (!keeper.isBlank()) {
            values.add(Text.isName(keeper.strip()) ? keeper.strip() : "");
            sql.append(" and r.id in (select m.room_id from membership m, users u where m.user_id = u.id"
                            + " and m.role = 'KEEPER' and m.status = 'ACTIVE' and u.login = ?")
                    .append(values.size())
                    .append(')');
        }
        return new Condition(sql.toString(), values);
    }

    private static String escaped(String words) {
        StringBuilder escaped = new StringBuilder();
        for (char character : words.toCharArray()) {
            if (character == '%' || character == '_' || character == ESCAPE) {
                escaped.append(ESCAPE);
            }
            escaped.append(character);
        }
        return escaped.toString();
    }
}
