package io.atrium.kind.document;

import io.atrium.kind.document.yjs.StateVector;
import io.atrium.room.EntryReader;
import io.atrium.room.Room;
import io.atrium.room.Viewing.Answer;
import io.atrium.wire.Json;
import io.atrium.wire.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The views {@code state}, {@code text}, {@code versions} and {@code timeline}. */
@ApplicationScoped
class DocumentViews {
    static final List<String> ALL = List.of("state", "text", "versions", "timeline");

    @Inject
    private Documents documents;

    @Inject
    private DocumentStore store;

    @Inject
    private EntryReader log;

    Answer view(Room room, String what, Parameters parameters) {
        return switch (what) {
            case "state" -> state(room, parameters);
            case "text" -> text(room, parameters);
            case "timeline" -> timeline(room, parameters);
            default -> versions(room);
        };
    }

    /** What who has so much lacks. */
    private Answer state(Room room, Parameters parameters) {
        StateVector vector = parameters
                .text("vector")
                .map(given -> StateVector.of(Base64Text.decode("vector", given)))
                .orElse(StateVector.NOTHING);
        JsonObject state = documents.ask(
                room,
                document -> Json.createObjectBuilder()
                        .add("seq", document.seq())
                        .add("vector", Base64Text.encode(document.state().toBytes()))
                        .add(Base64Text.MEMBER, Base64Text.encode(document.since(vector)))
                        .build());
        return Answer.json(state);
    }

    private Answer text(Room room, Parameters parameters) {
        Optional<Long> seq = parameters.text("seq").map(given -> parameters.whole("seq", 0, 0, Long.MAX_VALUE));
        Document.Copy copy =
                seq.map(at -> store.at(room.getId(), at)).orElseGet(() -> documents.ask(room, Document::copy));
        return Answer.json(Json.createObjectBuilder()
                .add("seq", copy.seq())
                .add("text", copy.text())
                .build());
    }

    private Answer timeline(Room room, Parameters parameters) {
        long before = parameters.whole("before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        return Answer.json(Timeline.of(log.before(room.getId(), before, Timeline.LOOKED_AT)));
    }

    private Answer versions(Room room) {
        // Those named since it was kept last are in the log alone.
        documents.keep(room.getId());
        JsonArrayBuilder versions = Json.createArrayBuilder();
        store.versions(room.getId()).forEach(version -> versions.add(version.toJson()));
        return Answer.json(Json.createObjectBuilder().add("versions", versions).build());
    }
}
