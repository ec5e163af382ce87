package io.atrium.notify;

import io.atrium.notify.NoticeStore.Found;
import io.atrium.notify.Notification.Place;
import io.atrium.room.Conversations;
import io.atrium.room.Entry;
import io.atrium.room.RoomKinds;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notices as docs/protocol.md has them, with what their entries say by now. */
@ApplicationScoped
class NoticeJson {
    @Inject
    private NoticeStore store;

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
        return Json.createObjectBuilder()
                .add("id", notice.getId())
                .add("what", notice.getWhat().wireName())
                .add("room", found.room().getName())
                .add("title", conversations.title(found.room(), notice.getUserId()))
                .add("kind", found.room().getKind())
                .add("seq", notice.place().seq())
                .add("from", notice.getAuthor())
                .add("name", names.getOrDefault(notice.getAuthor(), notice.getAuthor()))
                .add("at", Instants.wire(notice.getAt()))
                .add("text", text)
                .add("about", notice.getAbout() == null ? JsonValue.NULL : Json.createValue(notice.getAbout()))
                .add("read", notice.isRead())
                .build();
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
