package io.atrium.notify;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where letters come back to, each to an address of its own: {@code bounces+KEY@example.com}. So it is known which one came back, whatever the report says. */
final class BounceAddress {
    /** RFC 5321, 4.5.3.1.1. */
    private static final int LONGEST_LOCAL_PART = 64;

    private static final int KEY = 32;

    private final String local;
    private final String domain;
    private final Pattern own;

    /** @throws IllegalArgumentException where it is no address, or one that leaves no room for a key */
    BounceAddress(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1 || !isAddress(address) || at + 1 + KEY > LONGEST_LOCAL_PART) {
            throw new IllegalArgumentException("ATRIUM_MAIL_BOUNCES is " + address
                    + ", an address is needed, of at most " + (LONGEST_LOCAL_PART - KEY - 1) + " letters before the @");
        }
        local = address.substring(0, at);
        domain = address.substring(at + 1);
        own = Pattern.compile("(?i)(?<![^\\s<,:;\"])" + Pattern.quote(local) + "\\+([0-9a-f]{" + KEY + "})@"
                + Pattern.quote(domain) + "(?![^\\s>,;\"])");
    }

    private static boolean isAddress(String text) {
        try {
            new InternetAddress(text, true);
            return true;
        } catch (AddressException unreadable) {
            return false;
        }
    }

    String of(String key) {
        return local + "+" + key + "@" + domain;
    }

    /** @param header one that says to whom a message went, as it stands there */
    Optional<String> keyIn(String header) {
        Matcher found = own.matcher(header);
        return found.find() ? Optional.of(found.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
