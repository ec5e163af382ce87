package io.atrium.room;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A kind that has every ability, for the container's tests. */
@ApplicationScoped
public class ProbeKind
        implements RoomKind, Importing, Exporting, Findable, Viewing, Following, Summarised, Retained, Demonstrated {
    private final Set<String> followed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger enacted = new AtomicInteger();
    private final AtomicInteger forgotten = new AtomicInteger();

    boolean hasFollowed(long room, long seq) {
        return followed.contains(room + "/" + seq);
    }

    /** How often something was enacted. */
    int enacted() {
        return enacted.get();
    }

    /** How often a room has forgotten. */
    int forgotten() {
        return forgotten.get();
    }

    @Override
    public String id() {
        return "probe";
    }

    @Override
    public String defaultType() {
        return "one";
    }

    @Override
    public List<Setting> settings() {
        return List.of(KeepDays.setting(), Setting.number("most", 1, 9));
    }

    @Override
    public JsonObject settle(JsonObject settings, Optional<Room> before) {
        if (settings.getInt("most", 1) > 5 && before.isEmpty()) {
            throw Problem.invalid("settings.most", "settings.most begins small");
        }
        return Json.createObjectBuilder(settings).add("settled", true).build();
    }

    @Override
    public Set<String> findableTypes() {
        return Set.of("one");
    }

    @Override
    public Optional<String> words(Room room, Entry entry) {
        return Optional.of("number " + entry.getSeq());
    }

    @Override
    public Received receive(Member from, Frame frame) {
        return switch (frame.type()) {
            case "one" ->
                new Received.Store(Draft.of(
                                from,
                                frame,
                                body(frame.optionalText("line", 1_000).orElse("")))
                        .at(frame.ownTime()));
            case "three" ->
                new Received.StoreAll(IntStream.range(0, 3)
                        .mapToObj(i -> new Draft(
                                from.room().getId(),
                                from.login(),
                                "part",
                                frame.ref() == null ? null : frame.ref() + "-" + i,
                                body("part " + i)))
                        .toList());
            case "secret" -> secret(from, frame.flag("refused", false));
            default -> throw Problem.of(ErrorCode.UNKNOWN_TYPE, "a probe knows no frame of type " + frame.type());
        };
    }

    private Received secret(Member from, boolean refused) {
        return new Received.Enact(
                entities -> {
                    entities.createQuery("update Room r set r.purpose = concat(r.purpose, 'x') where r.id = :id")
                            .setParameter("id", from.room().getId())
                            .executeUpdate();
                    if (refused) {
                        throw Problem.conflict("refused", "refused after all");
                    }
                },
                enacted::incrementAndGet);
    }

    private static JsonObject body(String line) {
        return Json.createObjectBuilder().add("line", line).build();
    }

    @Override
    public JsonObject snapshot(Room room, Member viewer) {
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @Override
    public List<String> imports() {
        return List.of("lines");
    }

    @Override
    public Optional<JsonStructure> take(Upload upload, Sink to) throws IOException {
        BufferedReader lines = upload.reader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("bad")) {
                throw Problem.invalid("line", "a bad line");
            }
            to.put(FrameCodec.decode(body(line).toString()));
        }
        return upload.parameters().text("quiet").map(quiet -> JsonValue.EMPTY_JSON_ARRAY);
    }

    @Override
    public List<ExportFormat> exports() {
        return List.of(new ExportFormat("txt", "text/plain"));
    }

    @Override
    public void export(String format, Member viewer, Iterable<Entry> entries, Writer to) throws IOException {
        for (Entry entry : entries) {
            to.write(entry.getSeq() + "\n");
        }
    }

    @Override
    public List<String> views() {
        return List.of("echo");
    }

    @Override
    public Answer view(Member viewer, String what, Parameters parameters) {
        return Answer.json(Json.createObjectBuilder()
                .add("n", parameters.whole("n", 7, 1, 9))
                .build());
    }

    @Override
    public void committed(long roomId, List<Entry> entries) {
        entries.forEach(entry -> followed.add(roomId + "/" + entry.getSeq()));
    }

    @Override
    public Optional<Summary> summary(Room room) {
        return Optional.of(Summary.of("summary.seen", Map.of("n", followed.size())));
    }

    @Override
    public int keepDays() {
        return 0;
    }

    @Override
    public void forgotten(Room room) {
        forgotten.incrementAndGet();
    }

    @Override
    public List<DemoRoom> demoRooms() {
        NewRoom room = new NewRoom(
                "probe-demo", "Probe", "", "probe", Visibility.OPEN, JsonValue.EMPTY_JSON_OBJECT, List.of(), null);
        return List.of(new DemoRoom("admin", room));
    }

    @Override
    public void furnish(Room room, Cast cast) {
        cast.say(room, "admin", List.of(body("one"), body("two")));
    }
}
