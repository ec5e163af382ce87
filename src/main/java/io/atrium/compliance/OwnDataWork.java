package io.atrium.compliance;

import io.atrium.file.KeptParts;
import io.atrium.file.StoredFile;
import io.atrium.room.Entry;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A person's own data: what is kept of them, then what they have said, room by room, then their files. */
@ApplicationScoped
class OwnDataWork implements Work {
    private static final int PAGE = 500;

    @Inject
    private OwnDataReader reader;

    @Inject
    private KeptParts parts;

    @Inject
    private FilePart files;

    @Override
    public Job.What what() {
        return Job.What.OWN_DATA;
    }

    @Override
    public Step step(Job job) throws IOException {
        JsonObject place = job.place();
        long user = job.wanted().getJsonNumber("user").longValue();
        // Of jobs of before it is not written down.
        boolean direct = job.wanted().getBoolean("direct", job.getOwnerId() != Job.ADMINISTRATORS);
        return switch (place.getString("at", "")) {
            case "" ->
                new Step(at("rooms", 0, 0), 0, 0, reader.tables(user, direct).content());
            case "rooms" -> entries(job.wanted().getString("login"), place, direct);
            default -> file(user, place.getString("file"), direct);
        };
    }

    private Step entries(String login, JsonObject place, boolean direct) {
        long before = place.getJsonNumber("room").longValue();
        long seq = place.getJsonNumber("seq").longValue();
        // Behind an entry it is the same room again, else the next one.
        List<OwnDataReader.Said> next = reader.roomAfter(seq > 0 ? before - 1 : before, direct);
        if (next.isEmpty()) {
            return new Step(files(""), 0, 0, null);
        }
        OwnDataReader.Said room = next.get(0);
        List<Entry> some = reader.entries(room.roomId(), login, seq, PAGE);
        if (some.isEmpty()) {
            return new Step(at("rooms", room.roomId(), 0), 0, 0, null);
        }
        ZipPart part = new ZipPart();
        part.add(
                "entries/" + room.room() + "/"
                        + String.format("%012d", some.get(0).getSeq()) + ".jsonl",
                some.stream().map(entry -> entry.toJson() + "\n").collect(Collectors.joining()));
        long last = some.size() == PAGE ? some.get(PAGE - 1).getSeq() : 0;
        return new Step(at("rooms", room.roomId(), last), some.size(), 0, part.content());
    }

    private Step file(long user, String after, boolean direct) throws IOException {
        List<StoredFile> next = parts.of(user, after, 1);
        if (next.isEmpty()) {
            return new Step(null, 0, 0, null);
        }
        StoredFile file = next.get(0);
        if (!direct && reader.isConversation(file.getRoomId())) {
            return new Step(files(file.getId()), 0, 0, null);
        }
        return new Step(files(file.getId()), 1, 0, files.of(FilePart.named("files/", file), file));
    }

    private static JsonObject at(String what, long room, long seq) {
        return Json.createObjectBuilder()
                .add("at", what)
                .add("room", room)
                .add("seq", seq)
                .build();
    }

    private static JsonObject files(String after) {
        return Json.createObjectBuilder().add("at", "files").add("file", after).build();
    }
}
