package io.atrium.web.admin;

import io.atrium.notify.Announcement;
import io.atrium.notify.Announcements;
import io.atrium.web.FormAct;
import io.atrium.web.Viewer;
import io.atrium.wire.CommonTime;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is announced now and was before, and the form for a new one. */
@Named
@RequestScoped
public class AnnouncementsPage {
    private static final String PAGE = "/admin/announcements?faces-redirect=true";
    private static final Duration USUAL = Duration.ofHours(4);

    @Inject
    private Announcements announcements;

    @Inject
    private Viewer viewer;

    @Inject
    private FormAct act;

    private String text;
    private String severity = "info";
    private String room;
    private String ends;
    private List<Row> current;
    private List<Row> all;

    /** One in the table. */
    public record Row(Announcement announcement, boolean over) {
        public Long getId() {
            return announcement.getId();
        }

        public String getText() {
            return announcement.getText();
        }

        public String getSeverity() {
            return announcement.getSeverity().name().toLowerCase(Locale.ROOT);
        }

        /** Its name; null: everybody. */
        public String getRoom() {
            return announcement.getRoom();
        }

        public String getAuthor() {
            return announcement.getAuthor();
        }

        public Instant getAt() {
            return announcement.getAt();
        }

        public Instant getEndsAt() {
            return announcement.getEndsAt();
        }

        public boolean isOver() {
            return over;
        }
    }

    @PostConstruct
    void suggest() {
        ends = LocalDateTime.ofInstant(CommonTime.now().plus(USUAL), viewer.getZone())
                .truncatedTo(ChronoUnit.HOURS)
                .toString();
    }

    public String publish() {
        return act.run(
                () -> announcements.publish(viewer.getCaller(), text, severity, room, end()),
                "housekeeping:announcements.published",
                PAGE,
                "housekeeping:announcements");
    }

    /** The one whose button was pressed. */
    public String withdraw() {
        return act.runOn(
                "withdraw",
                id -> announcements.withdraw(viewer.getCaller(), id),
                "housekeeping:announcements.withdrawn",
                PAGE,
                "housekeeping:error.announcements.not_found");
    }

    public List<Row> getCurrent() {
        if (current == null) {
            current = rows(announcements.current(), false);
        }
        return current;
    }

    /** The current ones, then those that are over. */
    public List<Row> getAll() {
        if (all == null) {
            all = Stream.concat(getCurrent().stream(), rows(announcements.over(), true).stream())
                    .toList();
        }
        return all;
    }

    private static List<Row> rows(List<Announcement> some, boolean over) {
        return some.stream().map(one -> new Row(one, over)).toList();
    }

    /** As a browser writes it, in the viewer's zone; null where it is no time. */
    private Instant end() {
        try {
            return LocalDateTime.parse(ends == null ? "" : ends)
                    .atZone(viewer.getZone())
                    .toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getSeverity() {
        return severity;
    }

    public void setSeverity(String severity) {
        this.severity = severity;
    }

    public String getRoom() {
        return room;
    }

    public void setRoom(String room) {
        this.room = room;
    }

    public String getEnds() {
        return ends;
    }

    public void setEnds(String ends) {
        this.ends = ends;
    }
}
