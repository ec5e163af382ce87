package io.atrium.channel;

/** A setting of docs/operations.md that may be changed while Atrium is running; a whole number. */
public enum Tunable {
    RATE_LIMIT("rate-limit", 20, 0),
    RATE_BURST("rate-burst", 100, 1),
    OUTBOX_BYTES("outbox-bytes", 1_048_576, 65_536),
    OUTBOX_STALL("outbox-stall", 10, 1),
    ADMISSION("admission", 5_000, 0),
    DRAIN("drain", 10, 0);

    /** Beyond that any of them is a slip of the pen. */
    public static final int MOST = 1_000_000_000;

    private final String name;
    private final int otherwise;
    private final int least;

    Tunable(String name, int otherwise, int least) {
        this.name = name;
        this.otherwise = otherwise;
        this.least = least;
    }

    /** As MicroProfile Config knows it: {@code atrium.rate-limit}. */
    public String property() {
        return "atrium." + name;
    }

    /** As the environment knows it: {@code ATRIUM_RATE_LIMIT}. */
    public String variable() {
        return "ATRIUM_" + name();
    }

    /** Where nobody has set it. */
    public int otherwise() {
        return otherwise;
    }

    /** The smallest value that makes sense. */
    public int least() {
        return least;
    }
}
