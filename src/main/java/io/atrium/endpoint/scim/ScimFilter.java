package io.atrium.endpoint.scim;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question of one comparison, {@code userName eq "ann"}: what identity providers ask before they write.
 *
 * @param attribute in lower case, without its schema
 */
record ScimFilter(String attribute, String value) {
    static final String USER_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User:";

    private static final int LONGEST = 600;
    private static final Pattern EQUALS = Pattern.compile(
            "\\s*([A-Za-z0-9:._$-]+(?:\\[type eq \"work\"\\]\\.value)?)\\s+(?i:eq)\\s+\"((?:[^\"\\\\]|\\\\.)*)\"\\s*");

    /** @throws ScimError {@code invalidFilter} */
    static ScimFilter of(String text) {
        Matcher found = EQUALS.matcher(text.length() > LONGEST ? "" : text);
        if (!found.matches()) {
            throw ScimError.bad("invalidFilter", "a filter is one comparison, such as userName eq \"ann\"");
        }
        String attribute = found.group(1);
        if (attribute.regionMatches(true, 0, USER_SCHEMA, 0, USER_SCHEMA.length())) {
            attribute = attribute.substring(USER_SCHEMA.length());
        }
        String plain = attribute.toLowerCase(Locale.ROOT).replaceAll("\\[.*]", "");
        return new ScimFilter(plain, found.group(2).replaceAll("\\\\(.)", "$1"));
    }
}
