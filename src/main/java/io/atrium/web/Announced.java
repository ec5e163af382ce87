package io.atrium.web;

import io.atrium.notify.Announcement;
import io.atrium.notify.Announcement.Severity;
import io.atrium.notify.Announcements;
import io.atrium.room.Room;
import io.atrium.room.Rooms;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The announcements that stand above a page. */
@Named
@RequestScoped
public class Announced {
    private static final Map<Severity, String> LOOKS =
            Map.of(Severity.INFO, "", Severity.WARNING, "lost", Severity.ALARM, "alarm");
    private static final Map<Severity, String> ICONS =
            Map.of(Severity.INFO, "horn", Severity.WARNING, "warning", Severity.ALARM, "alert");

    @Inject
    private Viewer viewer;

    @Inject
    private Announcements announcements;

    @Inject
    private Rooms rooms;

    /** One as it is painted. */
    public record Row(Announcement announcement) {
        public Long getId() {
            return announcement.getId();
        }

        public String getText() {
            return announcement.getText();
        }

        public String getSeverity() {
            return announcement.getSeverity().name().toLowerCase(Locale.ROOT);
        }

        public String getLook() {
            return LOOKS.get(announcement.getSeverity());
        }

        public String getIcon() {
            return ICONS.get(announcement.getSeverity());
        }

        /** Seconds. */
        public long getEndsIn() {
            return Announcements.endsIn(announcement);
        }
    }

    /** @param roomName the room the page shows, or null */
    public List<Row> shown(String roomName) {
        if (!viewer.isSignedIn()) {
            return List.of();
        }
        Room room = roomName == null || roomName.isEmpty()
                ? null
                : rooms.find(roomName).orElse(null);
        return announcements.shownTo(viewer.getCaller(), room).stream()
                .map(Row::new)
                .toList();
    }
}
