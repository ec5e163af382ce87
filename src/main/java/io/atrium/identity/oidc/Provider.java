package io.atrium.identity.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.atrium.account.LocalPath;
import io.atrium.account.Origin;
import io.atrium.account.OutsideAccounts;
import io.atrium.account.Outsider;
import io.atrium.account.Secret;
import io.atrium.account.User;
import io.atrium.account.Vouched;
import io.atrium.identity.Arrivals;
import io.atrium.identity.oidc.Refused.Why;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The OpenID provider that {@code ATRIUM_OIDC_ISSUER} names, where it names one: sending people there, and taking them when they come back (authorization code, PKCE). */
@ApplicationScoped
public class Provider {
    private static final String SESSION = "sid";

    @Inject
    private OidcAttempts attempts;

    @Inject
    private Arrivals arrivals;

    @Inject
    private OutsideAccounts accounts;

    private OidcSettings settings;
    private ProviderCalls calls;
    private volatile IdTokens tokens;

    /** Where to send a browser, and the state it must come back with. */
    public record Departure(String address, String state) {}

    /** Who came back, where they wanted to go, and what they were vouched for with. */
    public record Arrival(User user, String next, Vouched vouched) {}

    @PostConstruct
    void setUp() {
        Config config = ConfigProvider.getConfig();
        if (config.getOptionalValue("atrium.oidc.issuer", String.class).isPresent()) {
            settings = OidcSettings.of(config);
            calls = new ProviderCalls(settings);
        }
    }

    /** A setting that makes no sense stops the start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        isThere();
    }

    public boolean isThere() {
        return settings != null;
    }

    /** What the operator wants its button to say, or null. */
    public String label() {
        return settings.label();
    }

    /** Its scheme, host and port. */
    public String origin() {
        URI issuer = URI.create(settings.issuer());
        return issuer.getScheme() + "://" + issuer.getAuthority();
    }

    /** @throws Refused {@code PROVIDER_UNAVAILABLE}, {@code WRONG_ISSUER} */
    public Departure depart(String redirect, String next) {
        URI authorization = calls.metadata().authorization();
        String state = Secret.random("");
        String nonce = Secret.random("");
        String verifier = Secret.random("");
        attempts.begin(state, nonce, verifier, LocalPath.orHome(next));
        TreeMap<String, String> query = new TreeMap<>();
        query.put("response_type", "code");
        query.put("client_id", settings.clientId());
        query.put("redirect_uri", redirect);
        query.put("scope", settings.scope());
        query.put("state", state);
        query.put("nonce", nonce);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        return new Departure(with(authorization, query), state);
    }

    /**
     * @param state what the browser's cookie says, and the address as well
     * @param code null: the provider sent none
     * @throws Refused with why not
     */
    public Arrival arrive(String state, String code, String redirect) {
        OidcAttempt attempt = attempts.take(state)
                .orElseThrow(() -> new Refused(Why.WRONG_STATE, "nobody is expected with this state"));
        if (code == null) {
            throw new Refused(Why.DENIED, "the provider sent no code");
        }
        String idToken = calls.idToken(code, attempt.verifier(), redirect);
        JWTClaimsSet claims = tokens().checked(idToken, attempt.nonce());
        String session = text(claims, SESSION);
        return new Arrival(account(claims), attempt.next(), new Vouched(idToken, session.isEmpty() ? null : session));
    }

    /** Somebody has signed out at the provider's: so they are here. @param token of it. @throws Refused where it is not what it should be */
    public void loggedOut(String token) {
        JWTClaimsSet claims = tokens().loggedOut(token);
        String session = text(claims, SESSION);
        accounts.signedOut(Origin.OIDC, subject(claims), session.isEmpty() ? null : session);
    }

    /** Where the provider signs people out; null where it does not, or not at its own address. */
    public String endSession(String idToken, String back) {
        URI end = calls.metadata().endSession();
        if (end == null || !(end.getScheme() + "://" + end.getAuthority()).equals(origin())) {
            return null;
        }
        TreeMap<String, String> query = new TreeMap<>();
        query.put("client_id", settings.clientId());
        query.put("id_token_hint", idToken);
        query.put("post_logout_redirect_uri", back);
        return with(end, query);
    }

    private IdTokens tokens() {
        if (tokens == null) {
            tokens = new IdTokens(settings, calls.metadata().keys());
        }
        return tokens;
    }

    private User account(JWTClaimsSet claims) {
        List<String> groups = groups(claims);
        if (!settings.admits(groups)) {
            throw new Refused(Why.NOT_IN_GROUP, "who came is not in the group that ATRIUM_OIDC_REQUIRED_GROUP names");
        }
        Outsider person = new Outsider(
                Origin.OIDC,
                subject(claims),
                text(claims, settings.login()),
                text(claims, settings.name()),
                text(claims, settings.mail()),
                settings.rules().role(groups));
        if (!Text.isName(person.login())) {
            throw new Refused(Why.LOGIN_UNUSABLE, "the claim " + settings.login() + " is no login");
        }
        try {
            return arrivals.arrive(person, groups, settings.rules());
        } catch (Problem problem) {
            throw new Refused(why(problem), problem.getMessage());
        }
    }

    /** Another issuer may have given the same to somebody else. */
    private String subject(JWTClaimsSet claims) {
        return settings.issuer() + "#" + claims.getSubject();
    }

    private static Why why(Problem problem) {
        return switch (problem.wireName()) {
            case OutsideAccounts.LOGIN_TAKEN -> Why.LOGIN_TAKEN;
            case OutsideAccounts.ACCOUNT_DISABLED -> Why.ACCOUNT_DISABLED;
            default -> Why.LOGIN_UNUSABLE;
        };
    }

    private List<String> groups(JWTClaimsSet claims) {
        try {
            List<String> groups = claims.getStringListClaim(settings.groups());
            return groups == null ? List.of() : groups;
        } catch (ParseException noList) {
            return List.of();
        }
    }

    /** Empty where it is not there, or no text. */
    private static String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : "";
    }

    private static String with(URI address, TreeMap<String, String> query) {
        return address + (address.getRawQuery() == null ? "?" : "&") + ProviderCalls.form(query);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
