package io.atrium.account;

import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Hashes and checks passwords. Both take about a fifth of a second, by intent. */
@ApplicationScoped
public class Passwords {
    public static final int MIN_LENGTH = 8;
    public static final int MAX_LENGTH = 200;

    /** What OWASP asks of PBKDF2 with HMAC-SHA512. */
    private static final int ITERATIONS = 210_000;

    @Inject
    private Pbkdf2PasswordHash hashing;

    private int minLength;
    private String ofNobody;

    @PostConstruct
    void configure() {
        Config config = ConfigProvider.getConfig();
        int iterations = config.getOptionalValue("atrium.password-iterations", Integer.class)
                .orElse(ITERATIONS);
        hashing.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
                "Pbkdf2PasswordHash.Iterations", String.valueOf(iterations),
                "Pbkdf2PasswordHash.SaltSizeBytes", "32",
                "Pbkdf2PasswordHash.KeySizeBytes", "32"));
        minLength = config.getOptionalValue("atrium.demo", Boolean.class).orElse(false) ? 4 : MIN_LENGTH;
        ofNobody = hash(Secret.random(""));
    }

    public int minLength() {
        return minLength;
    }

    String hash(String password) {
        return hashing.generate(password.toCharArray());
    }

    /** @throws Problem {@code invalid} with the field, where a person may not choose this password */
    void requireGood(String field, String password) {
        if (password == null || password.codePointCount(0, password.length()) < minLength) {
            throw Problem.invalid(field, "a password has at least " + minLength + " characters");
        }
        if (password.length() > MAX_LENGTH || !Text.isStorable(password)) {
            throw Problem.invalid(field, "a password has at most " + MAX_LENGTH + " characters");
        }
    }

    /** Takes as long for a user who does not exist (null) as for one who does. */
    boolean isOf(User user, String password) {
        boolean usable = password != null && password.length() <= MAX_LENGTH;
        String stored = user == null ? ofNobody : user.getPasswordHash();
        boolean matches = hashing.verify((usable ? password : "").toCharArray(), stored);
        return usable && matches && user != null;
    }
}
