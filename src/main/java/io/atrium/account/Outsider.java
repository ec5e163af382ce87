package io.atrium.account;

import java.util.Locale;

/**
 * Somebody as a directory or a provider knows them.
 *
 * @param subject what stays when login and name change; at most 300 characters
 * @param said what they are called there, in full: {@code ann.lee@example.com}
 * @param mail null: none is said
 * @param role null: nothing is said of it; whoever is new is a member
 */
public record Outsider(Origin origin, String subject, String said, String name, String mail, Role role) {
    private static final int MOST_LOGIN = 64;

    /** What they are called here; no login where {@code Text.isName} says so. */
    public String login() {
        return loginOf(said);
    }

    /** Whether an account that was made for {@code userName} is theirs: the part before the {@code @} is that of others elsewhere too. @param address of the account; null: none */
    boolean isCalled(String userName, String address) {
        return said.indexOf('@') < 0
                ? loginOf(userName).equals(login()) && (address == null || address.equalsIgnoreCase(mail))
                : Provisioned.keyOf(userName).equals(Provisioned.keyOf(said.strip()));
    }

    /** What somebody is called here who is called so outside: {@code ann.lee@example.com} is {@code ann-lee}. Not a login where nothing is left of it. */
    public static String loginOf(String said) {
        int at = said.indexOf('@');
        String local = (at < 0 ? said : said.substring(0, at)).strip().toLowerCase(Locale.ROOT);
        return local.length() > MOST_LOGIN ? "" : local.replaceAll("[^a-z0-9_-]", "-");
    }
}
