package io.atrium.account;

import io.atrium.wire.Problem;
import io.atrium.wire.Text;

/**
 * Which accounts are asked for; null: any.
 *
 * @param text is somewhere in login, name or mail, whatever its case and accents
 */
public record PeopleFilter(String text, Role role, Boolean enabled) {
    public static final PeopleFilter ALL = new PeopleFilter(null, null, null);

    private static final int MOST = 100;

    /**
     * By the words of an address; null or blank: any.
     *
     * @param state {@code enabled} or {@code disabled}
     * @throws Problem {@code invalid} with {@code q}, {@code role} or {@code state}
     */
    public static PeopleFilter of(String q, String role, String state) {
        String text = isBlank(q) ? null : q.strip();
        if (text != null && (text.length() > MOST || !Text.isStorable(text))) {
            throw Problem.invalid("q", "q takes at most " + MOST + " characters");
        }
        return new PeopleFilter(text, isBlank(role) ? null : Role.of(role), isBlank(state) ? null : isEnabled(state));
    }

    /** @throws Problem {@code invalid}, field {@code state} */
    public static boolean isEnabled(String state) {
        if (!"enabled".equals(state) && !"disabled".equals(state)) {
            throw Problem.invalid("state", "state must be enabled or disabled");
        }
        return state.equals("enabled");
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
