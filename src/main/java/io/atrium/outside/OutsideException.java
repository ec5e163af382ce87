package io.atrium.outside;

/** There is no answer, or none that counts. */
public final class OutsideException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** Why there is none. */
    public enum Why {
        /** Nobody is asked there: no TLS, an address of this network, no address at all. It would be the same again. */
        REFUSED,
        /** Its name is unknown. */
        UNKNOWN_HOST,
        /** It takes no connection, or ended it. */
        UNREACHABLE,
        /** It is not who it says, or none of the ways of TLS suit both. */
        TLS,
        TIMED_OUT,
        /** What it says is no HTTP. */
        MALFORMED,
        /** Enough is being asked of that host, or altogether. */
        BUSY
    }

    OutsideException(Why why, String message) {
        this(why, message, null);
    }

    OutsideException(Why why, String message, Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
