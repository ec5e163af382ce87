package io.atrium.kind.location;

import io.atrium.room.Demonstrated;
import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.ExportFormat;
import io.atrium.room.Exporting;
import io.atrium.room.Following;
import io.atrium.room.Illustrated;
import io.atrium.room.Importing;
import io.atrium.room.Member;
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
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Positions of people and vehicles. Entries: {@code position}, {@code share}, {@code stop}; the last by the room itself too. */
@ApplicationScoped
public class LocationKind
        implements RoomKind,
                Painted,
                Following,
                Viewing,
                Exporting,
                Importing,
                Summarised,
                Retained,
                Illustrated,
                Demonstrated {
    static final String ID = "location";
    private static final String GPX = "gpx";
    private static final String GEOJSON = "geojson";
    private static final String OWNTRACKS = "owntracks";

    @Inject
    private Boards boards;

    @Inject
    private Pace pace;

    @Inject
    private Sources sources;

    @Inject
    private Tracks tracks;

    @Inject
    private LocationViews views;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String defaultType() {
        return Fix.TYPE;
    }

    @Override
    public List<Setting> settings() {
        return Site.settings();
    }

    @Override
    public JsonObject settle(JsonObject settings, Optional<Room> before) {
        return Site.settle(settings, sources);
    }

    @Override
    public Received receive(Member from, Frame frame) {
        return switch (frame.type()) {
            case Fix.TYPE -> position(from, frame);
            case Sharing.TYPE -> new Received.Store(Draft.of(from, frame, Sharing.body(frame, CommonTime.now())));
            case Sharing.STOP -> new Received.Store(Draft.of(from, frame, JsonValue.EMPTY_JSON_OBJECT));
            default ->
                throw Problem.of(ErrorCode.UNKNOWN_TYPE, "a location room knows no frame of type " + frame.type());
        };
    }

    private Received position(Member from, Frame frame) {
        JsonObject body = Fix.body(frame);
        Instant now = CommonTime.now();
        Instant ownTime = frame.ownTime();
        if (body.containsKey("share")) {
            requireLasting(from, body.getJsonNumber("share").longValue(), now);
        }
        pace.take(from, frame, ownTime == null ? now : ownTime);
        return new Received.Store(Draft.of(from, frame, body).at(ownTime).with(LocationMinute::add));
    }

    /** A page that was left open, or whose message was long on its way, must not show anybody who has stopped. */
    private void requireLasting(Member from, long share, Instant now) {
        if (!boards.ask(from.room().getId(), board -> board.lasts(from.login(), share, now))) {
            throw Problem.of(ErrorCode.CLOSED, "this sharing is over, or is not yours");
        }
    }

    @Override
    public void committed(long roomId, List<Entry> entries) {
        boards.committed(roomId, entries);
    }

    @Override
    public JsonObject snapshot(Room room, Member viewer) {
        Instant now = CommonTime.now();
        return boards.ask(room.getId(), board -> board.toJson(now));
    }

    @Override
    public Object paint(View view) {
        Instant now = CommonTime.now();
        List<Board.Seen> seen = boards.ask(view.room().getId(), board -> board.seen(now));
        return new LocationPaint(view, seen, Site.toJson(view.room().settings(), sources), now);
    }

    @Override
    public String preview(Entry entry) {
        if (!entry.getType().equals(Fix.TYPE)) {
            return "";
        }
        Fix fix = Fix.of(entry);
        return fix.body().get("latitude") + ", " + fix.body().get("longitude");
    }

    @Override
    public Optional<Summary> summary(Room room) {
        Instant now = CommonTime.now();
        return boards.ask(room.getId(), board -> Summaries.of(board.seen(now)));
    }

    @Override
    public List<String> views() {
        return LocationViews.ALL;
    }

    @Override
    public Answer view(Member viewer, String what, Parameters parameters) {
        return views.track(viewer.room(), parameters);
    }

    @Override
    public List<ExportFormat> exports() {
        return List.of(new ExportFormat(GPX, "application/gpx+xml"), new ExportFormat(GEOJSON, "application/geo+json"));
    }

    @Override
    public void export(String format, Member viewer, Iterable<Entry> entries, Writer to) throws IOException {
        if (format.equals(GPX)) {
            GpxFile.write(viewer.room().getTitle(), entries, to);
        } else {
            GeoJsonFile.write(entries, to);
        }
    }

    @Override
    public List<String> imports() {
        return List.of(GPX, OWNTRACKS);
    }

    @Override
    public Optional<JsonStructure> take(Upload upload, Sink to) throws IOException {
        if (upload.format().equals(GPX)) {
            GpxIntake.take(upload, to);
            return Optional.empty();
        }
        OwnTracks.position(upload.json())
                .filter(frame -> isInTime(upload, frame))
                .ifPresent(to::put);
        return Optional.of(OwnTracks.ANSWER);
    }

    /** The app would send what is refused again and again. */
    private boolean isInTime(Upload upload, Frame frame) {
        Instant own = frame.ownTime();
        return !pace.isTooSoon(upload.from(), own == null ? CommonTime.now() : own);
    }

    @Override
    public int keepDays() {
        return Site.KEEP_DAYS;
    }

    @Override
    public void forgotten(Room room) {
        tracks.forget(room);
    }

    @Override
    public List<String> imageSources() {
        return sources.origins();
    }

    @Override
    public List<DemoRoom> demoRooms() {
        return List.of(FieldService.ROOM);
    }

    @Override
    public void furnish(Room room, Cast cast) {
        FieldService.furnish(room, cast);
    }

    @Override
    public void enliven(Room room, Cast cast) {
        FieldService.enliven(room, cast);
    }
}
