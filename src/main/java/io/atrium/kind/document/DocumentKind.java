package io.atrium.kind.document;

import io.atrium.kind.document.yjs.Awareness;
import io.atrium.kind.document.yjs.Message;
import io.atrium.kind.document.yjs.Update;
import io.atrium.room.Binary;
import io.atrium.room.Demonstrated;
import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.ExportFormat;
import io.atrium.room.Exporting;
import io.atrium.room.Findable;
import io.atrium.room.Following;
import io.atrium.room.Importing;
import io.atrium.room.KeepDays;
import io.atrium.room.Member;
import io.atrium.room.Overhearing;
import io.atrium.room.Painted;
import io.atrium.room.Received;
import io.atrium.room.Retained;
import io.atrium.room.Room;
import io.atrium.room.RoomKind;
import io.atrium.room.Setting;
import io.atrium.room.Summarised;
import io.atrium.room.Summary;
import io.atrium.room.Upload;
import io.atrium.room.View;
import io.atrium.room.Viewing;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shared documents. Entries: {@code update}, {@code version}. */
@ApplicationScoped
public class DocumentKind
        implements RoomKind,
                Binary,
                Painted,
                Following,
                Overhearing,
                Viewing,
                Exporting,
                Findable,
                Importing,
                Summarised,
                Retained,
                Demonstrated {
    static final String ID = "document";
    static final String AWARENESS = "awareness";

    /** Of an update: what a client brings that was away long, or began with a large file. */
    private static final int MOST_UPDATE = 2 << 20;

    /** Of an entry; a larger update becomes several. */
    private static final int MOST_ENTRY = 128 * 1_024;

    /** A single operation can't be cut. This is what an entry's row holds. */
    private static final int MOST_OPERATION = 180 * 1_024;

    private static final int MOST_AWARENESS = 32 * 1_024;
    private static final int LONGEST_NAME = 80;

    /** How long the log is kept beside the document it comes to. */
    private static final int DAYS = 30;

    @Inject
    private Documents documents;

    @Inject
    private DocumentViews views;

    @Inject
    private Cursors cursors;

    @Inject
    private Limits limits;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String defaultType() {
        return Document.UPDATE;
    }

    @Override
    public List<Setting> settings() {
        return List.of(KeepDays.setting().unasked());
    }

    @Override
    public Received receive(Member from, Frame frame) {
        return switch (frame.type()) {
            case Document.UPDATE -> update(from, frame);
            case AWARENESS -> awareness(from, frame);
            case Document.VERSION -> {
                JsonObject body = Json.createObjectBuilder()
                        .add("name", frame.text("name", LONGEST_NAME))
                        .build();
                yield new Received.Store(Draft.of(from, frame, body));
            }
            default ->
                throw Problem.of(ErrorCode.UNKNOWN_TYPE, "a document room knows no frame of type " + frame.type());
        };
    }

    private static Received update(Member from, Frame frame) {
        byte[] bytes = Base64Text.read(frame, MOST_UPDATE);
        Update update = Update.of(bytes);
        if (update.isEmpty()) {
            throw Problem.invalid(Base64Text.MEMBER, "the update says nothing");
        }
        if (bytes.length <= MOST_ENTRY) {
            return new Received.Store(Draft.of(from, frame, Base64Text.body(bytes)));
        }
        List<Draft> drafts = new ArrayList<>();
        for (Update part : update.parts(MOST_ENTRY)) {
            byte[] some = part.toBytes();
            if (some.length > MOST_OPERATION) {
                throw Problem.of(ErrorCode.TOO_LARGE, "a single operation takes at most " + MOST_OPERATION + " bytes");
            }
            // Sent again, the others are taken again, which changes nothing.
            String ref = drafts.isEmpty() ? frame.ref() : null;
            drafts.add(new Draft(from.room().getId(), from.login(), Document.UPDATE, ref, Base64Text.body(some)));
        }
        return new Received.StoreAll(drafts);
    }

    /** Also of those who only read: to look and to point is not to write. */
    private Received awareness(Member from, Frame frame) {
        byte[] bytes = Base64Text.read(frame, MOST_AWARENESS);
        cursors.take(from.room().getId(), Awareness.of(bytes));
        return new Received.Whisper(Json.createObjectBuilder(Base64Text.body(bytes))
                .add("type", AWARENESS)
                .add("from", from.login())
                .build());
    }

    @Override
    public void overheard(long roomId, JsonObject whisper) {
        if (whisper.getString("type", "").equals(AWARENESS)) {
            cursors.take(roomId, Awareness.of(Base64Text.of(whisper)));
        }
    }

    @Override
    public boolean isOpenToReaders(String type) {
        return type.equals(AWARENESS);
    }

    @Override
    public Conversation converse(Client client) {
        return new DocumentTalk(client, documents, cursors);
    }

    @Override
    public Optional<byte[]> encode(JsonObject frame) {
        return switch (frame.getString("type")) {
            case Document.UPDATE -> Optional.of(Message.update(Base64Text.of(frame)));
            case AWARENESS -> Optional.of(Message.presence(Base64Text.of(frame)));
            default -> Optional.empty();
        };
    }

    @Override
    public byte[] encode(Problem problem) {
        return Message.denied(problem.getMessage());
    }

    @Override
    public int mostBytes(Limits set) {
        return Math.max(set.maxFrame(), MOST_UPDATE);
    }

    @Override
    public void committed(long roomId, List<Entry> entries) {
        documents.committed(roomId, entries);
    }

    /** How far the document is, and who is where in it; what it says is the view {@code state}. */
    @Override
    public JsonObject snapshot(Room room, Member viewer) {
        byte[] there = cursors.in(room.getId()).toBytes();
        return documents.ask(
                room,
                document -> Json.createObjectBuilder()
                        .add("seq", document.seq())
                        .add("vector", Base64Text.encode(document.state().toBytes()))
                        .add(AWARENESS, Base64Text.encode(there))
                        .build());
    }

    @Override
    public Object paint(View view) {
        return new DocumentPaint(view, documents.ask(view.room(), Document::copy));
    }

    @Override
    public String preview(Entry entry) {
        return entry.getType().equals(Document.VERSION) ? entry.body().getString("name") : "";
    }

    @Override
    public Set<String> findableTypes() {
        return Set.of(Document.VERSION);
    }

    /** What a version is called. Updates are letters as they were typed: nobody looks for those. */
    @Override
    public Optional<String> words(Room room, Entry entry) {
        return Optional.of(entry.body().getString("name"));
    }

    @Override
    public Optional<Summary> summary(Room room) {
        return documents.changedAt(room).map(at -> Summary.of("summary.edited", Map.of("at", at)));
    }

    @Override
    public List<String> views() {
        return DocumentViews.ALL;
    }

    @Override
    public Viewing.Answer view(Member viewer, String what, Parameters parameters) {
        return views.view(viewer.room(), what, parameters);
    }

    @Override
    public List<ExportFormat> exports() {
        return List.of(
                new ExportFormat("md", "text/markdown"),
                new ExportFormat("html", "text/html"),
                new ExportFormat("txt", "text/plain"));
    }

    @Override
    public void export(String format, Member viewer, Iterable<Entry> entries, Writer to) throws IOException {
        String text = documents.text(viewer.room());
        to.write(
                switch (format) {
                    case "html" -> Prose.page(viewer.room().getTitle(), text);
                    case "txt" -> Prose.plain(text);
                    default -> text;
                });
    }

    @Override
    public List<String> imports() {
        return Intake.FORMATS;
    }

    @Override
    public Optional<JsonStructure> take(Upload upload, Sink to) throws IOException {
        Intake.take(upload, documents, limits.maxFrame(), to);
        return Optional.empty();
    }

    @Override
    public int keepDays() {
        return DAYS;
    }

    /** What is forgotten is in what is kept: that comes first. Days are forgotten whole. */
    @Override
    public Instant keptFrom(Room room, Instant from) {
        documents.keep(room.getId());
        return Days.beginning(from);
    }

    @Override
    public List<DemoRoom> demoRooms() {
        return List.of(Handover.ROOM);
    }

    @Override
    public void furnish(Room room, Cast cast) {
        Handover.furnish(room, cast);
    }
}
