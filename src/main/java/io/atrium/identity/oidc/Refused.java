package io.atrium.identity.oidc;

import java.util.Locale;

/** Somebody who comes from the provider and is not let in. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    Refused(Why why, String detail) {
        super(detail);
        this.why = why;
    }

    /** Of somebody who comes back without what they were given. */
    public static Refused ofState() {
        return new Refused(Why.WRONG_STATE, "the browser does not come back with what it went with");
    }

    public Why why() {
        return why;
    }

    /** As the sign-in page says it, {@code refused=wrong_nonce}. */
    public enum Why {
        /** The browser did not begin here, or not within ten minutes, or comes a second time. */
        WRONG_STATE,
        /** The person, or the provider, did not want to. */
        DENIED,
        PROVIDER_UNAVAILABLE,
        CODE_REFUSED,
        WRONG_SIGNATURE,
        WRONG_ISSUER,
        WRONG_AUDIENCE,
        WRONG_NONCE,
        TOKEN_EXPIRED,
        /** From the future: its clock or ours is wrong. */
        TOKEN_EARLY,
        NOT_IN_GROUP,
        LOGIN_UNUSABLE,
        LOGIN_TAKEN,
        ACCOUNT_DISABLED,
        /** Too early after others that failed. */
        RATE_LIMITED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
