package io.atrium.web.admin;

import io.atrium.web.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;

/** Amounts as the viewer reads them. The scripts' console/amounts.js writes the same. */
@Named
@RequestScoped
public class Amounts {
    private static final String[] UNITS = {"byte", "kB", "MB", "GB", "TB"};
    private static final int STEP = 1000;

    /** From here on without decimals. */
    private static final int LARGE = 10;

    @Inject
    private Viewer viewer;

    /** 1,204 */
    public String whole(long number) {
        return NumberFormat.getIntegerInstance(viewer.getLocale()).format(number);
    }

    /** 4.1, 41: of milliseconds. */
    public String millis(double millis) {
        NumberFormat format = NumberFormat.getInstance(viewer.getLocale());
        format.setMaximumFractionDigits(millis < LARGE ? 1 : 0);
        return format.format(millis);
    }

    /** 1.2 MB */
    public String bytes(long bytes) {
        int power = 0;
        double value = bytes;
        while (value >= STEP && power < UNITS.length - 1) {
            value /= STEP;
            power++;
        }
        NumberFormat format = NumberFormat.getInstance(viewer.getLocale());
        format.setMaximumFractionDigits(power == 0 ? 0 : 1);
        return format.format(value) + " " + UNITS[power];
    }

    /** Of a whole; for a meter as well. */
    public int percent(long part, long whole) {
        return whole == 0 ? 0 : (int) Math.min(100, Math.round(100.0 * part / whole));
    }
}
