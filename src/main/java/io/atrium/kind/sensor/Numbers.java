package io.atrium.kind.sensor;

import io.atrium.wire.Json;
import jakarta.json.JsonNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/** Readings as figures. kind/sensor/figures.js says the same. */
final class Numbers {
    private static final int MOST_DECIMALS = 8;

    private Numbers() {}

    /** 3 and not 3.0: as people and devices write it. */
    static JsonNumber json(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return Json.createValue(exact.scale() < 0 && exact.scale() > -16 ? exact.setScale(0) : exact);
    }

    /** With four figures where it has a fraction, of a small one three: 1,013; 82.4; 1.618; 0.00123. */
    static String figure(double value, Locale locale) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMaximumFractionDigits(decimals(value));
        return format.format(value == 0 ? 0.0 : value);
    }

    static String figure(double value, String unit, Locale locale) {
        return unit == null || unit.isEmpty() ? figure(value, locale) : figure(value, locale) + " " + unit;
    }

    private static int decimals(double value) {
        if (value == 0) {
            return 0;
        }
        int magnitude = (int) Math.floor(Math.log10(Math.abs(value)));
        return Math.max(0, magnitude >= 0 ? 3 - magnitude : Math.min(MOST_DECIMALS, 2 - magnitude));
    }
}
