package io.atrium.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the viewer reads them: their zone, their language. The scripts' i18n.js writes the same. */
@RequestScoped
public class Times {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    @Inject
    private Viewer viewer;

    /** 14:02 */
    public String clock(Instant at) {
        return CLOCK.format(local(at));
    }

    /** Friday, 20 November; of another year with the year instead of the weekday. */
    public String day(Instant at) {
        boolean thisYear = local(at).getYear() == today().getYear();
        return format(at, thisYear ? "EEEE, d MMMM" : "d MMMM yyyy", thisYear ? "M月d日 EEEE" : "yyyy年M月d日");
    }

    /** A time today, a date before. */
    public String when(Instant at) {
        return local(at).toLocalDate().equals(today()) ? clock(at) : format(at, "d MMM", "M月d日");
    }

    /** Of what is to come: a time today, else a date and a time. */
    public String until(Instant at) {
        return local(at).toLocalDate().equals(today()) ? clock(at) : format(at, "d MMM, HH:mm", "M月d日 HH:mm");
    }

    /** Friday, 20 November 2026, 14:02 */
    public String full(Instant at) {
        return format(at, "EEEE, d MMMM yyyy, HH:mm", "yyyy年M月d日 EEEE HH:mm");
    }

    public LocalDate date(Instant at) {
        return local(at).toLocalDate();
    }

    private LocalDate today() {
        return LocalDate.now(viewer.getZone());
    }

    private ZonedDateTime local(Instant at) {
        return at.atZone(viewer.getZone());
    }

    private String format(Instant at, String english, String chinese) {
        return viewer.isChinese()
                ? DateTimeFormatter.ofPattern(chinese, Locale.SIMPLIFIED_CHINESE)
                        .format(local(at))
                : DateTimeFormatter.ofPattern(english, Locale.ENGLISH).format(local(at));
    }
}
