package io.atrium.compliance;

import io.atrium.file.StoredFile;
import io.atrium.room.Disclosing;
import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.Findable;
import io.atrium.room.HeldBack;
import io.atrium.room.Room;
import io.atrium.room.RoomKinds;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A compliance export: of each room its entries, some hundreds a step, then its files, one a step; at last what was asked for. */
@ApplicationScoped
class ExportWork implements Work {
    private static final int PAGE = 1_000;
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    @Inject
    private ExportReader exports;

    @Inject
    private EntryReader reader;

    @Inject
    private HeldBack held;

    @Inject
    private RoomKinds kinds;

    @Inject
    private FilePart files;

    @Override
    public Job.What what() {
        return Job.What.EXPORT;
    }

    /** Of a room the numbers wanted, the end excluded. */
    private record Range(Room room, long from, long end) {}

    /** Where a step begins: which room, behind which entry, behind which file. */
    private record Place(int room, long seq, String file) {
        static Place of(JsonObject json) {
            return new Place(
                    json.getInt("room", 0),
                    json.containsKey("seq") ? json.getJsonNumber("seq").longValue() : 0,
                    json.getString("file", null));
        }

        JsonObject json() {
            var json = Json.createObjectBuilder().add("room", room).add("seq", seq);
            return (file == null ? json : json.add("file", file)).build();
        }

        Place nextRoom() {
            return new Place(room + 1, 0, null);
        }
    }

    @Override
    public Step step(Job job) throws IOException {
        JsonObject wanted = job.wanted();
        List<Long> rooms = wanted.getJsonArray("rooms").getValuesAs(JsonNumber.class).stream()
                .map(JsonNumber::longValue)
                .toList();
        Place place = Place.of(job.place());
        long total = job.getTotal() == 0 ? total(rooms, wanted) : job.getTotal();
        if (place.room() == rooms.size()) {
            ZipPart last = new ZipPart();
            last.add("export.json", wanted + "\n");
            return new Step(null, 0, total, last.content());
        }
        Optional<Range> range = range(rooms.get(place.room()), wanted);
        if (range.isEmpty()) {
            return new Step(place.nextRoom().json(), 0, total, null);
        }
        return place.file() == null
                ? entries(wanted, range.get(), place, total)
                : file(wanted, range.get(), place, total);
    }

    private long total(List<Long> rooms, JsonObject wanted) {
        return rooms.stream()
                .map(id -> range(id, wanted))
                .flatMap(Optional::stream)
                .mapToLong(range -> range.end() - range.from())
                .sum();
    }

    private Optional<Range> range(long id, JsonObject wanted) {
        return exports.room(id)
                .map(room -> new Range(
                        room,
                        reader.seqAt(id, Instant.parse(wanted.getString("from"))),
                        reader.seqAt(id, Instant.parse(wanted.getString("to")))));
    }

    private Step entries(JsonObject wanted, Range range, Place place, long total) {
        long after = Math.max(place.seq(), range.from() - 1);
        List<Entry> page = reader.after(range.room().getId(), after, PAGE).stream()
                .filter(entry -> entry.getSeq() < range.end())
                .toList();
        List<Entry> some = bounded(page);
        boolean more = some.size() < page.size() || page.size() == PAGE;
        Place next = more
                ? new Place(place.room(), some.get(some.size() - 1).getSeq(), null)
                : wanted.getBoolean("files") ? new Place(place.room(), 0, "") : place.nextRoom();
        List<Entry> chosen = some.stream()
                .filter(entry -> isChosen(wanted, entry.getAuthor()))
                .toList();
        ZipPart part = chosen.isEmpty() ? null : written(wanted, range.room(), chosen);
        return new Step(next.json(), some.size(), total, part == null ? null : part.content());
    }

    /** Whatever entries hold, a step's memory has a bound. */
    private static List<Entry> bounded(List<Entry> page) {
        List<Entry> some = new ArrayList<>();
        long bytes = 0;
        for (Entry entry : page) {
            if (bytes > MOST_BYTES) {
                break;
            }
            bytes += entry.body().toString().length();
            some.add(entry);
        }
        return some;
    }

    private static boolean isChosen(JsonObject wanted, String author) {
        JsonArray people = wanted.getJsonArray("people");
        return people.isEmpty() || people.getValuesAs(JsonString::getString).contains(author);
    }

    private ZipPart written(JsonObject wanted, Room room, List<Entry> entries) {
        Map<Long, List<JsonObject>> earlier = earlier(room, entries);
        ZipPart part = new ZipPart();
        if (wanted.getString("format").equals("jsonl")) {
            String lines = entries.stream()
                    .map(entry -> Exported.line(entry, earlier.getOrDefault(entry.getSeq(), List.of())))
                    .collect(Collectors.joining());
            part.add(folder(room) + number(entries.get(0).getSeq()) + ".jsonl", lines);
            return part;
        }
        Findable kind = kinds.ability(room, Findable.class).orElse(null);
        Map<String, String> names =
                exports.names(entries.stream().map(Entry::getAuthor).toList());
        for (Entry entry : entries) {
            String name = names.getOrDefault(entry.getAuthor(), entry.getAuthor());
            String file = folder(room) + number(entry.getSeq());
            part.add(file + ".eml", Exported.mail(room, entry, name, kind));
            earlier.getOrDefault(entry.getSeq(), List.of())
                    .forEach(before -> part.add(
                            file + "." + before.getJsonNumber("edit") + ".earlier.eml",
                            Exported.mailOf(room, entry, name, before)));
        }
        return part;
    }

    /** What was kept under a hold, and what the kind keeps; where both have it, once. */
    private Map<Long, List<JsonObject>> earlier(Room room, List<Entry> entries) {
        long from = entries.get(0).getSeq();
        long to = entries.get(entries.size() - 1).getSeq();
        Map<String, JsonObject> found = new TreeMap<>();
        kinds.ability(room, Disclosing.class).stream()
                .flatMap(kind -> kind.earlier(room, from, to).stream())
                .forEach(before -> found.put(key(before), before));
        held.texts(room.getId(), from, to).forEach(text -> {
            JsonObject before = Json.createObjectBuilder(text.body())
                    .add("seq", text.getSeq())
                    .add("edit", text.getEdit())
                    .add("until", Instants.wire(text.getAt()))
                    .build();
            found.put(key(before), before);
        });
        return found.values().stream()
                .collect(Collectors.groupingBy(
                        before -> before.getJsonNumber("seq").longValue()));
    }

    private static String key(JsonObject before) {
        return number(before.getJsonNumber("seq").longValue())
                + number(before.getJsonNumber("edit").longValue());
    }

    private Step file(JsonObject wanted, Range range, Place place, long total) throws IOException {
        Optional<StoredFile> found = exports.file(range.room().getId(), range.from(), range.end(), place.file());
        if (found.isEmpty()) {
            return new Step(place.nextRoom().json(), 0, total, null);
        }
        StoredFile file = found.get();
        ZipPart.Content part = isChosen(wanted, file.getLogin())
                ? files.of(FilePart.named(folder(range.room()) + "files/" + file.getSeq() + "-", file), file)
                : null;
        return new Step(new Place(place.room(), 0, file.getId()).json(), 0, total, part);
    }

    private static String folder(Room room) {
        return "rooms/" + room.getName() + "/";
    }

    private static String number(long seq) {
        return String.format("%012d", seq);
    }
}
