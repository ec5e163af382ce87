package io.atrium.kind.sensor;

/**
 * How long the stretches are over which readings are taken together. A chart is drawn from the finest that is still kept and does not take more than
 * {@link #MOST} of them.
 */
enum Width {
    SECONDS(5),
    MINUTE(60),
    QUARTER(15 * 60),
    HOURS(3 * 60 * 60);

    private static final int MOST = 6_000;

    private final int seconds;

    Width(int seconds) {
        this.seconds = seconds;
    }

    /** @param finestKept whether the finest still reach back to where the stretch begins */
    static Width over(long stretchMillis, boolean finestKept) {
        for (Width width : values()) {
            if ((width != SECONDS || finestKept) && stretchMillis / width.millis() <= MOST) {
                return width;
            }
        }
        return HOURS;
    }

    int seconds() {
        return seconds;
    }

    long millis() {
        return seconds * 1_000L;
    }

    /** Where the bucket begins that a time falls into; milliseconds since 1970. */
    long start(long at) {
        return Math.floorDiv(at, millis()) * millis();
    }
}
