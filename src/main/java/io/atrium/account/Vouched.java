package io.atrium.account;

/**
 * What the provider vouched with.
 *
 * @param idToken shown to it when the person signs out here
 * @param session what it calls theirs there, and names when they sign out there; null: it does not say
 */
public record Vouched(String idToken, String session) {}
