package io.atrium.account;

/** CDI event: a credential ended, by signing out, by a session's end or by a change of the account. Its connections end too. */
public record SignedOut(Credential credential) {}
