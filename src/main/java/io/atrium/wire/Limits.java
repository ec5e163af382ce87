package io.atrium.wire;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * The limits of docs/protocol.md, from the settings of the same names.
 *
 * @param maxFrame bytes of one frame, in UTF-8
 * @param rateLimit frames a second a connection may send; 0: no limit
 * @param rateBurst frames it may send at once
 * @param replayLimit entries a client may be behind and still be caught up one by one
 * @param outboxBytes bytes that may wait for one reader
 * @param outboxStall how long a reader may take nothing at all
 */
public record Limits(
        int maxFrame, int rateLimit, int rateBurst, int replayLimit, int outboxBytes, Duration outboxStall) {

    public static final Limits DEFAULTS = new Limits(65_536, 20, 100, 1_000, 1_048_576, Duration.ofSeconds(10));

    public static Limits from(Config config) {
        return new Limits(
                atLeast(config, "atrium.max-frame", DEFAULTS.maxFrame, 1_024),
                atLeast(config, "atrium.rate-limit", DEFAULTS.rateLimit, 0),
                atLeast(config, "atrium.rate-burst", DEFAULTS.rateBurst, 1),
                atLeast(config, "atrium.replay-limit", DEFAULTS.replayLimit, 1),
                atLeast(config, "atrium.outbox-bytes", DEFAULTS.outboxBytes, 65_536),
                Duration.ofSeconds(atLeast(config, "atrium.outbox-stall", (int) DEFAULTS.outboxStall.toSeconds(), 1)));
    }

    /** @throws IllegalArgumentException naming the setting, its value and the smallest that will do */
    public static int atLeast(Config config, String setting, int otherwise, int minimum) {
        int value = config.getOptionalValue(setting, Integer.class).orElse(otherwise);
        if (value < minimum) {
            throw new IllegalArgumentException(setting.toUpperCase(java.util.Locale.ROOT)
                            .replaceAll("[.-]", "_") + " is " + value + ", at least " + minimum + " is needed");
        }
        return value;
    }
}
