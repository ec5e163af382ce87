package io.atrium.notify;

import io.atrium.account.KnownUsers;
import io.atrium.account.Role;
import io.atrium.notify.NoticeStore.Found;
import io.atrium.notify.Notification.Place;
import io.atrium.room.Conversations;
import io.atrium.room.Entry;
import io.atrium.room.Notice.What;
import io.atrium.room.Room;
import io.atrium.room.RoomKinds;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Notices as docs/protocol.md has them, with what their entries say by now. */
@ApplicationScoped
class NoticeJson {
    private static final Set<What> HOOKS = EnumSet.of(What.HOOK_SILENT, What.HOOK_BARRED);

    @Inject
    private NoticeStore store;

    @Inject
    private KnownUsers users;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Conversations conversations;

    /** In the order given. */
    List<JsonObject> of(List<Found> notices) {
        Map<String, String> names = store.names(notices.stream()
                .map(found -> found.notice().getAuthor())
                .distinct()
                .toList());
        Map<Place, String> texts = new HashMap<>();
        return notices.stream()
                .map(found ->
                        json(found, names, texts.computeIfAbsent(found.notice().place(), place -> text(found))))
                .toList();
    }

    private JsonObject json(Found found, Map<String, String> names, String text) {
        Notification notice = found.notice();
        Room room = found.room();
        return Json.createObjectBuilder()
                .add("id", notice.getId())
                .add("what", notice.getWhat().wireName())
                .add("room", room == null ? "" : room.getName())
                .add("title", room == null ? "" : conversations.title(room, notice.getUserId()))
                .add("kind", room == null ? "" : room.getKind())
                .add("seq", notice.place().seq())
                .add("to", address(notice, room))
                .add("from", notice.getAuthor())
                .add("name", names.getOrDefault(notice.getAuthor(), notice.getAuthor()))
                .add("at", Instants.wire(notice.getAt()))
                .add("text", text)
                .add("about", notice.getAbout() == null ? JsonValue.NULL : Json.createValue(notice.getAbout()))
                .add("read", notice.isRead())
                .build();
    }

    /** Where it leads to, below the site. */
    private String address(Notification notice, Room room) {
        boolean isHook = HOOKS.contains(notice.getWhat());
        if (room == null) {
            return isHook && isAdministrator(notice.getUserId()) ? "/admin/integrations" : "/lobby";
        }
        long seq = notice.place().seq();
        return "/room/" + room.getName() + (isHook ? "#webhooks" : seq == 0 ? "" : "?at=" + seq);
    }

    private boolean isAdministrator(long userId) {
        return users.find(userId)
                .filter(user -> user.getRole() == Role.ADMINISTRATOR)
                .isPresent();
    }

    /** Empty where there is no entry, or it says nothing any more. */
    private String text(Found found) {
        return store.entry(found.notice().place())
                .map(entry -> preview(found, entry))
                .orElse("");
    }

    private String preview(Found found, Entry entry) {
        return kinds.of(found.room()).preview(entry);
    }
}
