package io.atrium.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.atrium.identity.oidc.Refused.Why;
import io.atrium.wire.CommonTime;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Checks what the provider has signed (OpenID Connect Core 1.0, 3.1.3.7). Its keys are kept for five minutes, and asked for anew where a token names one that is not
 * among them.
 */
final class IdTokens {
    /** How far the provider's clock and ours may be apart. */
    static final Duration APART = Duration.ofSeconds(60);

    /** Public keys alone: with ours as the secret, whoever reads it could sign. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384);

    private static final String LOGOUT = "http://schemas.openid.net/event/backchannel-logout";
    private static final int MOST_KEY_BYTES = 512 * 1024;

    private final OidcSettings settings;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    IdTokens(OidcSettings settings, URI keys) {
        this(settings, remote(settings, keys));
    }

    IdTokens(OidcSettings settings, JWKSource<SecurityContext> keys) {
        this.settings = settings;
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("logout+jwt"), null));
        // What it says is checked here, so that each thing wrong with it has its name.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
    }

    private static JWKSource<SecurityContext> remote(OidcSettings settings, URI keys) {
        int timeout = (int) settings.timeout().toMillis();
        try {
            return JWKSourceBuilder.<SecurityContext>create(
                            keys.toURL(), new DefaultResourceRetriever(timeout, timeout, MOST_KEY_BYTES))
                    .refreshAheadCache(false)
                    .build();
        } catch (MalformedURLException noAddress) {
            throw new IllegalStateException(noAddress);
        }
    }

    /** @throws Refused with what is wrong with it */
    JWTClaimsSet checked(String token, String nonce) {
        JWTClaimsSet claims = signed(token);
        if (!nonce.equals(claims.getClaim("nonce"))) {
            throw new Refused(Why.WRONG_NONCE, "the token is of another sign-in");
        }
        return requireSubject(claims);
    }

    /** That somebody has signed out at the provider's (OpenID Connect Back-Channel Logout 1.0, 2.6). @throws Refused as {@link #checked} */
    JWTClaimsSet loggedOut(String token) {
        JWTClaimsSet claims = signed(token);
        boolean isOne = claims.getClaim("events") instanceof Map<?, ?> events && events.containsKey(LOGOUT);
        if (!isOne || claims.getClaim("nonce") != null) {
            throw new Refused(Why.WRONG_NONCE, "the token is none that says of anybody that they have signed out");
        }
        return requireSubject(claims);
    }

    private static JWTClaimsSet requireSubject(JWTClaimsSet claims) {
        if (claims.getSubject() == null || claims.getSubject().isEmpty()) {
            throw new Refused(Why.LOGIN_UNUSABLE, "the token names nobody");
        }
        return claims;
    }

    /** Signed by the provider, for us, and good now. */
    private JWTClaimsSet signed(String token) {
        JWTClaimsSet claims = verified(token);
        if (!settings.issuer().equals(claims.getIssuer())) {
            throw new Refused(Why.WRONG_ISSUER, "the token is of " + claims.getIssuer());
        }
        Object authorized = claims.getClaim("azp");
        if (!claims.getAudience().contains(settings.clientId())
                || (authorized != null && !settings.clientId().equals(authorized))) {
            throw new Refused(Why.WRONG_AUDIENCE, "the token is for " + claims.getAudience());
        }
        Instant now = CommonTime.now();
        if (claims.getExpirationTime() == null
                || !claims.getExpirationTime().toInstant().plus(APART).isAfter(now)) {
            throw new Refused(Why.TOKEN_EXPIRED, "the token was good until " + claims.getExpirationTime());
        }
        if (claims.getIssueTime() == null
                || claims.getIssueTime().toInstant().minus(APART).isAfter(now)) {
            throw new Refused(Why.TOKEN_EARLY, "the token is of " + claims.getIssueTime());
        }
        return claims;
    }

    private JWTClaimsSet verified(String token) {
        try {
            return processor.process(SignedJWT.parse(token), null);
        } catch (KeySourceException away) {
            throw because(Why.PROVIDER_UNAVAILABLE, away);
        } catch (ParseException | BadJOSEException | JOSEException wrong) {
            throw because(Why.WRONG_SIGNATURE, wrong);
        }
    }

    private static Refused because(Why why, Exception cause) {
        Refused refused = new Refused(why, cause.getMessage());
        refused.initCause(cause);
        return refused;
    }
}
