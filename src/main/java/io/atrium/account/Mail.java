package io.atrium.account;

import io.atrium.wire.Problem;
import java.util.regex.Pattern;

/** Addresses of mail, as far as they can be judged without writing to them. */
public final class Mail {
    /** RFC 5321 takes no longer path. */
    static final int MOST = 254;

    /** Nothing that ends a header or begins another recipient: no blank, no control, none of {@code <>,;:"()[]\\}. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\p{C}\\p{Z}@<>,;:\"()\\[\\]\\\\]{1,64}@[\\p{L}\\p{N}][\\p{L}\\p{N}.-]*");

    private Mail() {}

    /** @return null where there is none. @throws Problem {@code invalid} with {@code mail} */
    public static String checked(String mail) {
        String address = mail == null ? "" : mail.strip();
        if (address.isEmpty()) {
            return null;
        }
        if (address.length() > MOST || !ADDRESS.matcher(address).matches()) {
            throw Problem.invalid(
                    "mail", "mail takes one address such as ann@example.org, of at most " + MOST + " characters");
        }
        return address;
    }
}
