package io.atrium.account;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Hashes and checks passwords. Both take about a fifth of a second, by intent. */
@ApplicationScoped
public class Passwords {
    /** The problem with a password that many others have. */
    public static final String COMMON = "password_common";

    public static final int MIN_LENGTH = 8;
    public static final int MAX_LENGTH = 200;

    /** For the demonstration's passwords, which everybody knows. */
    private static final int DEMO_LENGTH = 4;

    /** What OWASP asks of PBKDF2 with HMAC-SHA512. */
    private static final int ITERATIONS = 210_000;

    private static final int GENERATED_ITERATIONS = 1_024;
    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int KEY_BYTES = 32;

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
                "Pbkdf2PasswordHash.Algorithm", ALGORITHM,
                "Pbkdf2PasswordHash.Iterations", String.valueOf(iterations),
                "Pbkdf2PasswordHash.SaltSizeBytes", String.valueOf(KEY_BYTES),
                "Pbkdf2PasswordHash.KeySizeBytes", String.valueOf(KEY_BYTES)));
        minLength = minLength(config);
        ofNobody = hash(Secret.random(""));
    }

    /** A setting that makes no sense stops the start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        minLength();
    }

    private static int minLength(Config config) {
        boolean demo = config.getOptionalValue("atrium.demo", Boolean.class).orElse(false);
        int length = config.getOptionalValue("atrium.password-length", Integer.class)
                .orElse(demo ? DEMO_LENGTH : MIN_LENGTH);
        if (length < (demo ? DEMO_LENGTH : MIN_LENGTH) || length > MAX_LENGTH / 2) {
            throw new IllegalArgumentException("ATRIUM_PASSWORD_LENGTH is " + length + ", " + MIN_LENGTH + " to "
                    + MAX_LENGTH / 2 + " make sense");
        }
        return length;
    }

    public int minLength() {
        return minLength;
    }

    String hash(String password) {
        return hashing.generate(password.toCharArray());
    }

    /**
     * Of a password that {@link Secret} made up: with 92 bits nobody finds it by trying, however fast. So a list of people is brought in within seconds, and not an hour.
     * In the form Jakarta Security defines for {@link Pbkdf2PasswordHash}, which says how many rounds it took.
     */
    String hashOfGenerated(String password) {
        byte[] salt = Secret.bytes(KEY_BYTES);
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, GENERATED_ITERATIONS, KEY_BYTES * Byte.SIZE);
        try {
            byte[] key =
                    SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return ALGORITHM
                    + ':'
                    + GENERATED_ITERATIONS
                    + ':'
                    + base64.encodeToString(salt)
                    + ':'
                    + base64.encodeToString(key);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** @throws Problem {@code invalid} or {@code password_common} with the field, where a person may not choose this password */
    void requireGood(String field, String password) {
        if (password == null || password.codePointCount(0, password.length()) < minLength) {
            throw Problem.invalid(field, "a password has at least " + minLength + " characters");
        }
        if (password.length() > MAX_LENGTH || !Text.isStorable(password)) {
            throw Problem.invalid(field, "a password has at most " + MAX_LENGTH + " characters");
        }
        if (CommonPasswords.contain(password)) {
            throw Problem.own(
                    COMMON, ErrorCode.INVALID, field, "this password is among the ten thousand most common ones");
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
