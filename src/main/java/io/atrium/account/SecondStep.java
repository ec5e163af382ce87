package io.atrium.account;

import jakarta.security.enterprise.credential.Credential;

/** What the sign-in's second page shows Jakarta Security: a code of the authenticator's, or a recovery code. */
public record SecondStep(String code) implements Credential {
    /** The request attribute with the recovery codes of somebody who had to set up a second factor to come in. */
    public static final String RECOVERY_CODES = SecondStep.class.getName();
}
