package io.atrium.account;

/** Something was encrypted with a key that is neither {@code ATRIUM_SECRET_KEY} nor among {@code ATRIUM_SECRET_KEYS_OLD}. */
public final class MissingKeyException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    MissingKeyException(String id) {
        super("what was encrypted with the key " + id
                + " needs that key, as ATRIUM_SECRET_KEY or among ATRIUM_SECRET_KEYS_OLD");
    }
}
