package io.atrium.kind.release;

import io.atrium.room.Demonstrated;
import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.ExportFormat;
import io.atrium.room.Exporting;
import io.atrium.room.Findable;
import io.atrium.room.Following;
import io.atrium.room.Importing;
import io.atrium.room.Member;
import io.atrium.room.Notice;
import io.atrium.room.Notice.What;
import io.atrium.room.Painted;
import io.atrium.room.Received;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Releases. Entries: {@code release}, {@code stage}, {@code log}, {@code approve}, {@code reject}. */
@ApplicationScoped
public class ReleaseKind
        implements RoomKind, Painted, Following, Viewing, Exporting, Importing, Findable, Summarised, Demonstrated {
    static final String ID = "release";

    private static final String APPROVAL = "approval";
    private static final String KEEPERS = "keepers";
    private static final int PREVIEW = 140;

    @Inject
    private Consoles consoles;

    @Inject
    private ReleaseViews views;

    @Inject
    private ReleasePaints paints;

    @Inject
    private Limits limits;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String defaultType() {
        return LogLines.TYPE;
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.choice(APPROVAL, KEEPERS, "members"));
    }

    @Override
    public Received receive(Member from, Frame frame) {
        return switch (frame.type()) {
            case Release.TYPE -> store(from, frame, Planned.release(frame), Ledger::open);
            case Stage.TYPE -> {
                JsonObject body = Planned.report(frame);
                yield new Received.Store(reported(from, frame, body));
            }
            case LogLines.TYPE -> {
                JsonObject body = LogLines.body(Planned.stage(frame), frame);
                yield store(from, frame, body, Ledger.log(body.getString("stage"), Tally.of(body)));
            }
            default -> answer(from, frame);
        };
    }

    private static Received store(Member from, Frame frame, JsonObject body, Draft.Effect effect) {
        return new Received.Store(
                Draft.of(from, frame, body).at(frame.ownTime()).with(effect));
    }

    private static Draft reported(Member from, Frame frame, JsonObject body) {
        Draft draft = Draft.of(from, frame, body).at(frame.ownTime()).with(Ledger.report(body.getString("stage")));
        if (!body.getString("status").equals(Status.NEEDS_APPROVAL.wireName())) {
            return draft;
        }
        return draft.noting(List.of(
                keepersOnly(from.room()) ? Notice.toKeepers(What.APPROVAL) : Notice.toEverybody(What.APPROVAL)));
    }

    /** A person's word counts from when it is stored, whatever time they say it is. */
    private static Received answer(Member from, Frame frame) {
        if (!Verdict.TYPES.contains(frame.type())) {
            throw Problem.of(ErrorCode.UNKNOWN_TYPE, "a release room knows no frame of type " + frame.type());
        }
        String stage = Planned.stage(frame);
        if (!mayApprove(from)) {
            throw Problem.of(ErrorCode.FORBIDDEN, "only a keeper of the room may approve or reject a stage");
        }
        JsonObject body = Json.createObjectBuilder().add("stage", stage).build();
        return new Received.Store(Draft.of(from, frame, body).with(Ledger.answer(stage)));
    }

    static boolean mayApprove(Member member) {
        return keepersOnly(member.room()) ? member.isKeeper() : member.canWrite();
    }

    private static boolean keepersOnly(Room room) {
        return room.settings().getString(APPROVAL, KEEPERS).equals(KEEPERS);
    }

    @Override
    public void committed(long roomId, List<Entry> entries) {
        consoles.committed(roomId, entries);
    }

    @Override
    public JsonObject snapshot(Room room, Member viewer) {
        return consoles.ask(room, Console::toJson)
                .add(APPROVAL, keepersOnly(room) ? KEEPERS : "members")
                .build();
    }

    @Override
    public Object paint(View view) {
        return paints.paint(view);
    }

    @Override
    public String preview(Entry entry) {
        return Hits.cut(ReleaseFiles.said(entry), PREVIEW);
    }

    @Override
    public Optional<Summary> summary(Room room) {
        return consoles.ask(room, Summaries::of);
    }

    @Override
    public List<String> views() {
        return ReleaseViews.ALL;
    }

    @Override
    public Viewing.Answer view(Member viewer, String what, Parameters parameters) {
        return views.view(viewer.room(), what, parameters);
    }

    @Override
    public List<ExportFormat> exports() {
        return List.of(new ExportFormat("txt", "text/plain"));
    }

    @Override
    public void export(String format, Member viewer, Iterable<Entry> entries, Writer to) throws IOException {
        ReleaseFiles.txt(entries, to);
    }

    @Override
    public List<String> imports() {
        return List.of("txt");
    }

    @Override
    public Optional<JsonStructure> take(Upload upload, Sink to) throws IOException {
        String stage = Planned.name(upload.parameters().required("stage"));
        // Before a line of it is read, which may be millions.
        consoles.ask(upload.from().room(), console -> console.requireStage(stage));
        TextIntake.take(upload, limits.maxFrame(), to);
        return Optional.empty();
    }

    @Override
    public Set<String> findableTypes() {
        return Set.of(Release.TYPE, Stage.TYPE, LogLines.TYPE, Verdict.APPROVE.type(), Verdict.REJECT.type());
    }

    @Override
    public Optional<String> words(Room room, Entry entry) {
        return Optional.of(ReleaseFiles.words(entry)).filter(words -> !words.isBlank());
    }

    @Override
    public List<DemoRoom> demoRooms() {
        return List.of(Shipyard.ROOM);
    }

    @Override
    public void furnish(Room room, Cast cast) {
        Shipyard.furnish(room, cast);
    }

    @Override
    public void enliven(Room room, Cast cast) {
        consoles.ask(room, Shipyard::next).ifPresent(act -> cast.say(room, act.login(), act.frames()));
    }
}
