package io.atrium.kind.sensor;

import io.atrium.room.Demonstrated;
import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.ExportFormat;
import io.atrium.room.Exporting;
import io.atrium.room.Findable;
import io.atrium.room.Following;
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
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sensors. Entries: {@code reading}, {@code acknowledge}; by the room itself: {@code alarm}. */
@ApplicationScoped
public class SensorKind
        implements RoomKind,
                Painted,
                Following,
                Viewing,
                Exporting,
                Importing,
                Findable,
                Summarised,
                Retained,
                Demonstrated {
    static final String ID = "sensor";
    static final String ACKNOWLEDGE = "acknowledge";

    @Inject
    private Panels panels;

    @Inject
    private SensorViews views;

    @Inject
    private SensorPaints paints;

    @Inject
    @ConfigProperty(name = "atrium.max-sensors", defaultValue = "500")
    private int mostSensors;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String defaultType() {
        return Reading.TYPE;
    }

    @Override
    public List<Setting> settings() {
        return Rules.settings();
    }

    @Override
    public JsonObject settle(JsonObject settings, Optional<Room> before) {
        return Rules.settle(settings);
    }

    @Override
    public Received receive(Member from, Frame frame) {
        return switch (frame.type()) {
            case Reading.TYPE -> reading(from, frame);
            case ACKNOWLEDGE -> acknowledge(from, frame);
            default -> throw Problem.of(ErrorCode.UNKNOWN_TYPE, "a sensor room knows no frame of type " + frame.type());
        };
    }

    private Received reading(Member from, Frame frame) {
        Draft draft = Draft.of(from, frame, Reading.body(frame)).at(frame.ownTime());
        panels.of(from.room()).expect(draft.body().getString("sensor_id"), mostSensors);
        return new Received.Store(draft);
    }

    private Received acknowledge(Member from, Frame frame) {
        long seq = frame.whole("seq", 1, Long.MAX_VALUE);
        Alarm alarm = panels.of(from.room()).takeable(seq);
        JsonObject body = Json.createObjectBuilder()
                .add("target", seq)
                .add("sensor_id", alarm.sensorId())
                .build();
        return new Received.Store(Draft.of(from, frame, body).with(Alarms.take(seq)));
    }

    @Override
    public void committed(long roomId, List<Entry> entries) {
        panels.committed(roomId, entries);
    }

    @Override
    public JsonObject snapshot(Room room, Member viewer) {
        return panels.of(room).snapshot();
    }

    @Override
    public Object paint(View view) {
        return paints.paint(panels.of(view.room()), view);
    }

    @Override
    public String preview(Entry entry) {
        JsonObject body = entry.body();
        String sensor = body.getString("sensor_id", "");
        return body.containsKey("sensor_value")
                ? sensor + " "
                        + Numbers.figure(
                                body.getJsonNumber("sensor_value").doubleValue(),
                                body.getString("unit", null),
                                Locale.ENGLISH)
                : sensor;
    }

    @Override
    public Optional<Summary> summary(Room room) {
        return panels.of(room).look(Summaries::of);
    }

    @Override
    public List<String> views() {
        return SensorViews.ALL;
    }

    @Override
    public Answer view(Member viewer, String what, Parameters parameters) {
        return views.view(panels.of(viewer.room()), what, parameters);
    }

    @Override
    public List<ExportFormat> exports() {
        return List.of(new ExportFormat("csv", "text/csv"));
    }

    @Override
    public void export(String format, Member viewer, Iterable<Entry> entries, Writer to) throws IOException {
        SensorFiles.csv(entries, to);
    }

    @Override
    public List<String> imports() {
        return List.of("csv");
    }

    @Override
    public Optional<JsonStructure> take(Upload upload, Sink to) throws IOException {
        CsvIntake.take(upload, to);
        return Optional.empty();
    }

    @Override
    public int keepDays() {
        return Rules.DAYS_OF_READINGS;
    }

    @Override
    public Set<String> findableTypes() {
        return Set.of(Alarm.TYPE);
    }

    /** Which sensor, by its name and its id, and what became of its alarm. Readings are figures: the charts find them. */
    @Override
    public Optional<String> words(Room room, Entry entry) {
        JsonObject body = entry.body();
        String id = body.getString("sensor_id");
        String label = Rules.of(room.settings()).of(id).label();
        String sensor = label.equals(id) ? id : label + " (" + id + ")";
        return Optional.of(sensor + ": alarm " + body.getString("state") + ", " + body.getString("alarm") + " "
                        + body.get("limit") + " " + body.getString("unit", ""))
                .map(String::strip);
    }

    @Override
    public List<DemoRoom> demoRooms() {
        return List.of(BoilerHouse.ROOM);
    }

    @Override
    public void furnish(Room room, Cast cast) {
        BoilerHouse.furnish(room, cast);
    }

    @Override
    public void enliven(Room room, Cast cast) {
        BoilerHouse.enliven(room, cast);
    }
}
