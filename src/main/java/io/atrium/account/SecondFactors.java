package io.atrium.account;

import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Second factors of accounts that have a password here: who has one, who must, and the checking of codes, which the {@link SignInThrottle} slows. Codes are
 * refused as {@code wrong_code}.
 */
@ApplicationScoped
public class SecondFactors {
    private static final String ISSUER = "Atrium";
    private static final int LONGEST_CODE = 40;

    @Inject
    private SecondFactorBook book;

    @Inject
    private Vault vault;

    @Inject
    private SignInThrottle throttle;

    @Inject
    private Audit audit;

    private Demanded demanded;

    private enum Demanded {
        OPTIONAL,
        ADMINISTRATORS,
        EVERYBODY
    }

    /** What an authenticator app is to be told: its secret in base32, and all of it as an address for a QR code. */
    public record Setup(String secret, String uri) {
        /** In groups of four, for typing. */
        public String legible() {
            return secret.replaceAll("(.{4})(?!$)", "$1 ");
        }
    }

    @PostConstruct
    void setUp() {
        String wanted = ConfigProvider.getConfig()
                .getOptionalValue("atrium.second-factor", String.class)
                .orElse("optional");
        demanded = switch (wanted) {
            case "optional" -> Demanded.OPTIONAL;
            case "administrators" -> Demanded.ADMINISTRATORS;
            case "everybody" -> Demanded.EVERYBODY;
            default ->
                throw new IllegalArgumentException(
                        "ATRIUM_SECOND_FACTOR is " + wanted + ", optional, administrators or everybody is needed");
        };
    }

    /** A setting that makes no sense stops the start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        demanded.name();
    }

    /** Whether secrets are stored encrypted. */
    public boolean areEncrypted() {
        return vault.encrypts();
    }

    /** Null where there is none that counts. */
    public Instant since(long userId) {
        return book.find(userId).map(SecondFactor::getConfirmedAt).orElse(null);
    }

    /** Whether the person doesn't come in without one, here. */
    public boolean isDemandedOf(User user) {
        return user.isLocal()
                && (demanded == Demanded.EVERYBODY
                        || demanded == Demanded.ADMINISTRATORS && user.getRole() == Role.ADMINISTRATOR);
    }

    /** Whether one is demanded of a person who has none. */
    boolean isMissedBy(User user) {
        return isDemandedOf(user) && since(user.getId()) == null;
    }

    /** Those who came in before one was demanded of them come in anew, with one. @return how many people there were */
    public int endSignInsWithout() {
        return demanded == Demanded.OPTIONAL ? 0 : book.endSignInsWithout(this::isDemandedOf);
    }

    /** Whether a password alone doesn't let this person in. */
    boolean isAskedOf(User user) {
        return since(user.getId()) != null || isDemandedOf(user);
    }

    /** @param shownTo who sees the secret: nobody else does, and nobody else can confirm it. @throws Problem {@code conflict} where there is one */
    public Setup begin(User user, Credential shownTo) {
        String secret = book.begin(user.getId(), shownTo);
        String label = URLEncoder.encode(ISSUER + ":" + user.getLogin(), StandardCharsets.UTF_8);
        return new Setup(secret, "otpauth://totp/" + label + "?secret=" + secret + "&issuer=" + ISSUER);
    }

    /** The person's other sign-ins end. @return the recovery codes, shown this once. @throws Problem {@code wrong_code}, {@code rate_limited} */
    public List<String> confirm(User user, Credential shownTo, String code, String address) {
        Deed confirmed = Deed.of("account.second_factor_on")
                .by(user.getLogin())
                .to(user.getLogin())
                .from(address);
        String given = attempt(user, code, address);
        Optional<List<String>> codes = book.confirm(confirmed, user.getId(), shownTo, given);
        settle(user, address, codes.isPresent());
        return codes.orElseThrow();
    }

    /** @throws Problem {@code wrong_code}, {@code rate_limited} */
    void check(User user, String code, String address) {
        String given = attempt(user, code, address);
        settle(user, address, book.take(user, given, address));
    }

    public long codesLeft(long userId) {
        return book.codesLeft(userId);
    }

    /** Throws as {@link #check}. @return the recovery codes, in place of those before */
    public List<String> renewCodes(Caller caller, User user, String code) {
        check(user, code, caller.address());
        return book.renewCodes(caller.did("account.recovery_codes_made").to(user.getLogin()), user.getId());
    }

    /** Throws as {@link #check}, and {@code forbidden} where it is demanded. */
    public void turnOff(Caller caller, User user, String code) {
        if (isDemandedOf(user)) {
            throw Problem.of(ErrorCode.FORBIDDEN, "nobody comes in here without a second factor");
        }
        check(user, code, caller.address());
        book.remove(caller.did("account.second_factor_off").to(user.getLogin()), user.getId());
    }

    /** What was shown and not confirmed is worth nothing from now on. */
    public void giveUp(Caller caller) {
        book.removeUnconfirmed(caller.userId());
    }

    /**
     * For somebody who has lost theirs, by an administrator.
     *
     * @return whether there was one
     * @throws Problem {@code forbidden} of one's own: a session that somebody else has got hold of must not do without the code
     */
    public boolean reset(Caller by, User user) {
        if (by.userId() == user.getId()) {
            throw Problem.of(ErrorCode.FORBIDDEN, "your own is turned off with a code, on the settings page");
        }
        return book.remove(by.did("account.second_factor_reset").to(user.getLogin()), user.getId());
    }

    private String attempt(User user, String code, String address) {
        throttle.attemptCode(user.getLogin(), address);
        return code == null || code.length() > LONGEST_CODE ? "" : code;
    }

    private void settle(User user, String address, boolean right) {
        if (right) {
            throttle.codeSucceeded(user.getLogin(), address);
            return;
        }
        audit.record(Deed.of("signin.failed").to(user.getLogin()).from(address).with("why", "code"));
        throw Problem.own(
                "wrong_code", ErrorCode.INVALID, "code", "this is not the code of now, or it was used already");
    }
}
