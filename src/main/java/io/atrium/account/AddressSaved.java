package io.atrium.account;

/**
 * Somebody wrote down where mail reaches a person, be it the address that was there before. Told in the transaction that does it.
 *
 * @param user as it is from then on
 */
public record AddressSaved(Caller by, User user) {}
