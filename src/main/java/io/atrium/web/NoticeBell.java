package io.atrium.web;

import io.atrium.notify.Notices;
import io.atrium.wire.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/** The bell of every page: how many notices are unread. */
@Named
@RequestScoped
public class NoticeBell {
    @Inject
    private Viewer viewer;

    @Inject
    private Notices notices;

    private Map<String, Long> unread;

    @PostConstruct
    void read() {
        unread = viewer.isSignedIn() ? notices.unread(viewer.getCaller()) : Map.of();
    }

    public long getUnread() {
        return unread.values().stream().mapToLong(Long::longValue).sum();
    }

    public String getBadge() {
        return RoomRow.badge(getUnread());
    }

    public String getLabel() {
        return getUnread() == 0 ? viewer.text("notices:bell") : viewer.text("notices:bell.unread", getUnread());
    }

    /** By room, for the script: JSON in an attribute. */
    public String getRooms() {
        JsonObjectBuilder rooms = Json.createObjectBuilder();
        unread.forEach(rooms::add);
        return rooms.build().toString();
    }
}
