package io.atrium.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The passwords that are tried first by whoever guesses. Read when the first password is chosen. */
final class CommonPasswords {
    private static final String FILE = "common-passwords.txt";

    private CommonPasswords() {}

    /** In whatever case. */
    static boolean contain(String password) {
        return List.ALL.contains(password.toLowerCase(Locale.ROOT));
    }

    /** Loaded when it is first asked for. */
    private static final class List {
        static final Set<String> ALL = read();

        private static Set<String> read() {
            try (InputStream file = CommonPasswords.class.getResourceAsStream(FILE);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
