package io.atrium.kind.chat;

import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.ExportFormat;
import io.atrium.room.Exporting;
import io.atrium.room.Findable;
import io.atrium.room.KeepDays;
import io.atrium.room.Member;
import io.atrium.room.Moderation;
import io.atrium.room.Notice;
import io.atrium.room.Painted;
import io.atrium.room.Received;
import io.atrium.room.Retained;
import io.atrium.room.Room;
import io.atrium.room.RoomKind;
import io.atrium.room.Setting;
import io.atrium.room.View;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chat. Entries: {@code message}, {@code edit}, {@code delete}; whispers: {@code typing}. */
@ApplicationScoped
public class ChatKind implements RoomKind, Painted, Exporting, Findable, Retained {
    /** In UTF-16 units; as much as fits a frame of the default size, whose bytes are counted at the door. */
    static final int MAX_MESSAGE = 65_536;

    private static final int PREVIEW = 140;

    /** Of a message, to find out what it says in a line. */
    private static final int LOOKED_AT = 500;

    @Inject
    private EntryReader entries;

    @Inject
    private Mentions mentions;

    @Inject
    private Moderation moderation;

    @Override
    public String id() {
        return "chat";
    }

    @Override
    public String defaultType() {
        return "message";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.choice("posting", "members", "keepers"), KeepDays.setting());
    }

    @Override
    public Received receive(Member from, Frame frame) {
        if (!frame.type().equals("delete") || !from.canModerate()) {
            requireMayPost(from);
        }
        return switch (frame.type()) {
            case "message" -> message(from, frame);
            case "edit" -> edit(from, frame);
            case "delete" -> delete(from, frame);
            case "typing" -> typing(from);
            default -> throw Problem.of(ErrorCode.UNKNOWN_TYPE, "a chat room knows no frame of type " + frame.type());
        };
    }

    @Override
    public JsonObject snapshot(Room room, Member viewer) {
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @Override
    public Object paint(View view) {
        long seq = view.head().seq();
        return new ChatPaint(
                view,
                entries.before(view.room().getId(), seq + 1, ChatPaint.NEWEST),
                entries.head(view.room()).getFirstSeq(),
                mentions.known(view.room().getId()));
    }

    @Override
    public List<ExportFormat> exports() {
        return ChatFiles.FORMATS;
    }

    @Override
    public void export(String format, Member viewer, Iterable<Entry> log, Writer to) throws IOException {
        ChatFiles.write(format, log, to);
    }

    @Override
    public String preview(Entry entry) {
        String source = entry.body().getString("message", "");
        String text = Markdown.plain(source.substring(0, Math.min(source.length(), LOOKED_AT)));
        return text.length() <= PREVIEW
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, PREVIEW) - 1)) + "…";
    }

    @Override
    public Set<String> findableTypes() {
        return Set.of("message", "edit", "delete");
    }

    /** A message as it reads now; an edit is found where it was made. */
    @Override
    public Optional<String> words(Room room, Entry entry) {
        return Optional.of(entry.body().getString("message", ""))
                .filter(text -> entry.getType().equals("message") && !text.isBlank());
    }

    @Override
    public List<Long> rewritten(Entry entry) {
        return entry.getType().equals("message")
                ? List.of()
                : List.of(entry.body().getJsonNumber("target").longValue());
    }

    @Override
    public int keepDays() {
        return 0;
    }

    @Override
    public Set<String> slowedTypes() {
        return Set.of("message");
    }

    /** By their role, whatever holds them back for now. Readers don't, and where only keepers announce, nobody else. */
    static boolean mayPost(Member member) {
        boolean keepersOnly = "keepers".equals(member.room().settings().getString("posting", "members"));
        return member.role().mayWrite() && (!keepersOnly || member.isKeeper());
    }

    private static void requireMayPost(Member from) {
        if (!mayPost(from)) {
            throw Problem.of(ErrorCode.FORBIDDEN, "in this room only its keepers write");
        }
    }

    private Received message(Member from, Frame frame) {
        String message = frame.text("message", MAX_MESSAGE);
        JsonObjectBuilder body = Json.createObjectBuilder().add("message", message);
        List<Notice> notices = new ArrayList<>(mentions.of(from, message));
        if (frame.has("thread")) {
            long thread = frame.whole("thread", 1, Long.MAX_VALUE);
            body.add("thread", thread);
            repliedTo(from, thread).ifPresent(notices::add);
        }
        notices.add(Notice.said());
        return new Received.Store(Draft.of(from, frame, body.build()).noting(notices));
    }

    private Optional<Notice> repliedTo(Member from, long thread) {
        return entries.one(from.room().getId(), thread)
                .map(message -> Notice.to(Notice.What.REPLY, Set.of(message.getAuthor())));
    }

    private Received edit(Member from, Frame frame) {
        long target = target(from, frame, false);
        String message = frame.text("message", MAX_MESSAGE);
        JsonObject replacement = Json.createObjectBuilder()
                .add("message", message)
                .add("edited", true)
                .build();
        JsonObject body = Json.createObjectBuilder()
                .add("target", target)
                .add("message", message)
                .build();
        return store(from, frame, body, replacing(from, target, replacement));
    }

    private Received delete(Member from, Frame frame) {
        long target = target(from, frame, from.canModerate());
        JsonObject replacement = Json.createObjectBuilder()
                .add("message", "")
                .add("deleted", true)
                .build();
        JsonObject body = Json.createObjectBuilder().add("target", target).build();
        Draft.Effect erasing = replacing(from, target, replacement);
        Draft.Effect recording = moderation.recordingDeletion(from, target);
        return store(from, frame, body, (entities, appended) -> {
            erasing.apply(entities, appended);
            recording.apply(entities, appended);
        });
    }

    private static Received typing(Member from) {
        return new Received.Whisper(Json.createObjectBuilder()
                .add("type", "typing")
                .add("from", from.login())
                .build());
    }

    private static Received store(Member from, Frame frame, JsonObject body, Draft.Effect effect) {
        return new Received.Store(Draft.of(from, frame, body).with(effect));
    }

    /** The number of a message that may be changed by this member. */
    private long target(Member from, Frame frame, boolean othersToo) {
        long seq = frame.whole("seq", 1, Long.MAX_VALUE);
        Entry entry = entries.one(from.room().getId(), seq)
                .filter(found -> found.getType().equals("message"))
                .orElseThrow(() -> Problem.invalid("seq", "there is no message " + seq));
        if (!othersToo && !entry.getAuthor().equals(from.login())) {
            throw Problem.of(ErrorCode.FORBIDDEN, "the message is somebody else's");
        }
        return seq;
    }

    /**
     * In the transaction of the entry, under its room's lock: the row says the new text too, or nothing any more, and so does every earlier
     * edit of it. A removed text is gone from the database.
     */
    private static Draft.Effect replacing(Member from, long target, JsonObject replacement) {
        long room = from.room().getId();
        return (entities, appended) -> {
            Entry message = entities.find(Entry.class, new Entry.Key(room, target));
            if (message.body().getBoolean("deleted", false)) {
                throw Problem.of(ErrorCode.CONFLICT, "the message was deleted");
            }
            message.replaceBody(replacement);
            earlierEdits(entities, room, target, appended.getSeq())
                    .forEach(edit -> edit.replaceBody(Json.createObjectBuilder()
                            .add("target", target)
                            .add("message", "")
                            .build()));
        };
    }

    private static List<Entry> earlierEdits(EntityManager entities, long room, long target, long before) {
        return entities.createQuery(
                        "select e from Entry e where e.roomId = :room and e.seq > :target and e.seq < :before and e.type = 'edit'"
                                + " and e.body like :ofTarget",
                        Entry.class)
                .setParameter("room", room)
                .setParameter("target", target)
                .setParameter("before", before)
                .setParameter("ofTarget", "{\"target\":" + target + ",%")
                .getResultList();
    }
}
