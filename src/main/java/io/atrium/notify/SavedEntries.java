package io.atrium.notify;

import io.atrium.account.Caller;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Threads;
import io.atrium.notify.SavedBook.Behind;
import io.atrium.notify.SavedBook.Found;
import io.atrium.room.Conversations;
import io.atrium.room.Forgotten;
import io.atrium.room.Member;
import io.atrium.room.RoomKinds;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entries a person has saved, of whatever rooms and kinds. What changes is told in all of the person's windows, on all nodes. */
@ApplicationScoped
public class SavedEntries {
    private static final Logger LOG = Logger.getLogger(SavedEntries.class.getName());
    private static final Pattern NEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,18})");

    @Inject
    private SavedBook book;

    @Inject
    private NoticeStore store;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Conversations conversations;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Threads threads;

    private Executor forgetting;

    @PostConstruct
    void start() {
        forgetting = new BoundedExecutor(threads.executor(), 1);
    }

    /**
     * A page, what was saved last first.
     *
     * @param next what the page before said; empty: from the newest
     * @throws Problem {@code invalid}, field {@code next}
     */
    public JsonObject page(Caller caller, String next, int limit) {
        List<Found> found = book.page(caller.userId(), behind(next), limit);
        conversations.know(found.stream().map(Found::room).toList());
        Map<String, String> names = store.names(
                found.stream().map(one -> one.entry().getAuthor()).distinct().toList());
        JsonArrayBuilder saved = Json.createArrayBuilder();
        found.forEach(one -> saved.add(json(one, caller.userId(), names)));
        return Json.createObjectBuilder()
                .add("saved", saved)
                .add("next", found.size() < limit ? JsonValue.NULL : Json.createValue(next(found.get(limit - 1))))
                .build();
    }

    private static Behind behind(String next) {
        if (next.isEmpty()) {
            return Behind.NOTHING;
        }
        Matcher parts = NEXT.matcher(next);
        if (!parts.matches()) {
            throw Problem.invalid("next", "next must be what the page before said");
        }
        return new Behind(
                Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    private static String next(Found last) {
        return last.saved().getAt().toEpochMilli() + "-" + last.saved().getRoomId() + "-"
                + last.saved().getSeq();
    }

    private JsonObject json(Found one, long reader, Map<String, String> names) {
        String author = one.entry().getAuthor();
        return Json.createObjectBuilder()
                .add("room", one.room().getName())
                .add("title", conversations.title(one.room(), reader))
                .add("kind", one.room().getKind())
                .add("seq", one.saved().getSeq())
                .add("from", author)
                .add("name", names.getOrDefault(author, author))
                .add("at", Instants.wire(one.entry().happenedAt()))
                .add("saved_at", Instants.wire(one.saved().getAt()))
                .add("text", kinds.of(one.room()).preview(one.entry()))
                .build();
    }

    /** The numbers of those of a room, in order. */
    public List<Long> seqs(Member member) {
        return book.seqs(member.caller().userId(), member.room().getId());
    }

    /** Again changes nothing. @throws Problem {@code not_found} where there is no such entry; {@code too_many_saved} */
    public void save(Member member, long seq) {
        if (book.save(member.caller().userId(), member.room().getId(), seq)) {
            tell(member, seq, true);
        }
    }

    public void remove(Member member, long seq) {
        if (book.remove(member.caller().userId(), member.room().getId(), seq)) {
            tell(member, seq, false);
        }
    }

    private void tell(Member member, long seq, boolean saved) {
        String frame = Json.createObjectBuilder()
                .add("type", "saved")
                .add("room", member.room().getName())
                .add("seq", seq)
                .add("saved", saved)
                .build()
                .toString();
        layer.groupSend(LobbyFeed.user(member.login()), Message.ephemeral(frame, null));
    }

    void onCommitted(@Observes @Committed Changes changes) {
        changes.created(Forgotten.class).forEach(gone -> forgetting.execute(() -> forget(gone)));
    }

    private void forget(Forgotten gone) {
        try {
            book.forgetBefore(gone.roomId(), gone.firstSeq());
        } catch (RuntimeException failure) {
            // They are not listed any more; the room's next forgetting takes them along.
            LOG.log(Level.WARNING, "what was saved of forgotten entries could not be removed", failure);
        }
    }
}
