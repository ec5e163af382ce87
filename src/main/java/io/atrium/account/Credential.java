package io.atrium.account;

import java.time.Instant;

/**
 * What a caller showed to be let in. An open connection ends with its credential.
 *
 * @param id {@code session:…}, {@code token:…}, {@code step:…} (a sign-in that is half done, and opens nothing), or {@code password:…}, {@code webhook:…}, {@code command:…} or {@code scheduled:…} (one request); a ticket carries the credential it was made with
 * @param expiresAt null where it does not expire by itself
 */
public record Credential(String id, Instant expiresAt) {
    private static final String TOKEN = "token:";
    private static final String SESSION = "session:";
    private static final String WEBHOOK = "webhook:";
    private static final String COMMAND = "command:";
    private static final String SCHEDULED = "scheduled:";

    public static Credential session(String sessionId) {
        return new Credential(SESSION + sessionId, null);
    }

    public static Credential token(long tokenId, Instant expiresAt) {
        return new Credential(TOKEN + tokenId, expiresAt);
    }

    /** Of who has shown their password, and is to show more. @param secret what the cookie holds */
    static Credential step(String secret) {
        return new Credential("step:" + Secret.hash(secret), null);
    }

    /** Of a request that came by a webhook: good for that alone. */
    public static Credential webhook(long hookId) {
        return new Credential(WEBHOOK + hookId, null);
    }

    /** Of what answers a command that somebody has given, in the room where they gave it: good for that alone. */
    public static Credential command(long commandId) {
        return new Credential(COMMAND + commandId, null);
    }

    /** Of what somebody has left to be said later, while it is said. */
    public static Credential scheduled(long id) {
        return new Credential(SCHEDULED + id, null);
    }

    /** HTTP Basic, good for the request it came with. */
    static Credential password(String login) {
        return new Credential("password:" + login, null);
    }

    boolean isToken() {
        return id.startsWith(TOKEN);
    }

    long tokenId() {
        return Long.parseLong(id.substring(TOKEN.length()));
    }

    String sessionId() {
        return id.substring(SESSION.length());
    }

    /** Whether something speaks by the right of its person, under a name of its own. */
    public boolean isWebhook() {
        return id.startsWith(WEBHOOK) || id.startsWith(COMMAND);
    }

    public boolean isSession() {
        return id.startsWith(SESSION);
    }
}
