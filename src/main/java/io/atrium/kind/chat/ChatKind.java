package io.atrium.kind.chat;

import io.atrium.room.Attaching;
import io.atrium.room.Disclosing;
import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.Erasable;
import io.atrium.room.ExportFormat;
import io.atrium.room.Exporting;
import io.atrium.room.Findable;
import io.atrium.room.Hooked;
import io.atrium.room.KeepDays;
import io.atrium.room.Member;
import io.atrium.room.Painted;
import io.atrium.room.Postponable;
import io.atrium.room.Received;
import io.atrium.room.Retained;
import io.atrium.room.Room;
import io.atrium.room.RoomKind;
import io.atrium.room.Rooms;
import io.atrium.room.Setting;
import io.atrium.room.View;
import io.atrium.room.Viewing;
import io.atrium.room.Webhooks;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chat. Entries: {@code message}, {@code edit}, {@code delete}, {@code react}, {@code pin}, {@code tick}; whispers: {@code typing}; without an entry: {@code follow}, {@code thread_read}. */
@ApplicationScoped
public class ChatKind
        implements RoomKind,
                Attaching,
                Disclosing,
                Erasable,
                Painted,
                Postponable,
                Exporting,
                Findable,
                Hooked,
                Recounting,
                Retained,
                Viewing {
    /** In UTF-16 units; as much as fits a frame of the default size, whose bytes are counted at the door. */
    static final int MAX_MESSAGE = 65_536;

    /** What only those do who may write here. */
    private static final Set<String> POSTING = Set.of("message", "edit", "delete", "pin", "tick", "typing");

    /** What moderators do wherever they may not write. */
    private static final Set<String> MODERATING = Set.of("delete", "pin");

    /** What a person has to do with a thread, and nobody else sees. */
    private static final Set<String> PRIVATE = Set.of("follow", "thread_read");

    private static final int PREVIEW = 140;

    /** Of a message, to find out what it says in a line. */
    private static final int LOOKED_AT = 500;

    @Inject
    private EntryReader entries;

    @Inject
    private Rooms rooms;

    @Inject
    private Mentions mentions;

    @Inject
    private Messages messages;

    @Inject
    private Threads threads;

    @Inject
    private Pins pins;

    @Inject
    private Revisions revisions;

    @Inject
    private Forwards forwards;

    @Inject
    private ChatViews views;

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
    public List<Draft> erasing(Room room, List<Entry> said) {
        return messages.erasing(room, said);
    }

    @Override
    public List<JsonObject> earlier(Room room, long from, long to) {
        return revisions.between(room.getId(), from, to);
    }

    @Override
    public Received receive(Member from, Frame frame) {
        if (POSTING.contains(frame.type()) && !(from.canModerate() && MODERATING.contains(frame.type()))) {
            requireMayPost(from);
        }
        return switch (frame.type()) {
            case "message" -> messages.said(from, frame);
            case "edit" -> messages.edited(from, frame);
            case "delete" -> messages.deleted(from, frame);
            case "react" -> messages.reacted(from, frame);
            case "pin" -> messages.pinned(from, frame);
            case "tick" -> messages.ticked(from, frame);
            case "follow" -> Threads.follow(from, frame.whole("thread", 1, Long.MAX_VALUE), frame.flag("follow", true));
            case "thread_read" ->
                Threads.read(from, frame.whole("thread", 1, Long.MAX_VALUE), frame.whole("seq", 0, Long.MAX_VALUE));
            case "typing" -> typing(from);
            default -> throw Problem.of(ErrorCode.UNKNOWN_TYPE, "a chat room knows no frame of type " + frame.type());
        };
    }

    /** As Slack's incoming webhooks take it. */
    @Override
    public Frame frame(String hook, JsonObject payload) {
        String message = SlackPayload.markdown(payload);
        if (message.isBlank()) {
            throw Problem.invalid("text", "the payload says nothing: text, blocks or attachments are needed");
        }
        String name = SlackPayload.username(payload)
                .map(given -> given.substring(0, Math.min(given.length(), Webhooks.MAX_NAME)))
                .orElse(hook);
        JsonObjectBuilder said =
                Json.createObjectBuilder().add("message", message).add(Messages.VIA, name);
        SlackPayload.icon(payload).ifPresent(icon -> said.add(Messages.ICON, icon));
        return Frame.of(said.build());
    }

    @Override
    public JsonObject snapshot(Room room, Member viewer) {
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @Override
    public Object paint(View view) {
        long seq = view.head().seq();
        long room = view.room().getId();
        List<Entry> newest = entries.before(room, seq + 1, ChatPaint.NEWEST);
        Set<String> named = ReaderNames.roomsIn(newest.stream()
                .map(entry -> entry.body().getString("message", ""))
                .toList());
        return new ChatPaint(
                view,
                newest,
                entries.head(view.room()).getFirstSeq(),
                new ReaderNames(
                        view.member().login(),
                        mentions.known(room),
                        mentions.groups(room),
                        rooms.titles(view.member().caller(), named)),
                new ChatPaint.Aside(
                        pins.count(room),
                        threads.unread(room, view.member().login()),
                        mentions.groups(room).values()));
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
        String source = said(entry.body());
        String text = Markdown.plain(source.substring(0, Math.min(source.length(), LOOKED_AT)));
        return text.length() <= PREVIEW
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, PREVIEW) - 1)) + "…";
    }

    /** With the names of its files. */
    private static String said(JsonObject body) {
        return Stream.concat(
                        Stream.of(body.getString("message", "")),
                        MessageBody.files(body).stream().map(file -> file.getString("name")))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public Set<String> findableTypes() {
        return Set.of("message", "edit", "delete");
    }

    /** A message as it reads now; an edit is found where it was made. */
    @Override
    public Optional<String> words(Room room, Entry entry) {
        return Optional.of(said(entry.body())).filter(text -> entry.getType().equals("message") && !text.isBlank());
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
    public void forgotten(Room room) {
        long first = entries.head(room).getFirstSeq();
        threads.forgetBefore(room.getId(), first);
        pins.forgetBefore(room.getId(), first);
        revisions.forgetBefore(room.getId(), first);
        forwards.forgetBefore(room.getId(), first);
    }

    @Override
    public List<String> views() {
        return ChatViews.ALL;
    }

    @Override
    public Answer view(Member viewer, String what, Parameters parameters) {
        return views.view(viewer, what, parameters);
    }

    @Override
    public boolean isOpenToReaders(String type) {
        return PRIVATE.contains(type);
    }

    @Override
    public Set<String> slowedTypes() {
        return Set.of("message");
    }

    @Override
    public boolean mayAttach(Member member) {
        return mayPost(member);
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

    private static Received typing(Member from) {
        return new Received.Whisper(Json.createObjectBuilder()
                .add("type", "typing")
                .add("from", from.login())
                .build());
    }
}
