package io.atrium.kind.release;

import io.atrium.room.Room;
import io.atrium.room.Viewing.Answer;
import io.atrium.wire.Json;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The views {@code lines}, {@code search}, {@code errors}, {@code raw}, {@code release} and {@code releases}. */
@ApplicationScoped
class ReleaseViews {
    static final List<String> ALL = List.of("lines", "search", "errors", "raw", "release", "releases");

    private static final int MOST_LINES = 2_000;
    private static final int MOST_HITS = 500;
    private static final int MOST_RELEASES = 100;
    private static final int LONGEST_QUERY = 200;

    /** Entries read at once where a whole stage is gone through. */
    private static final int PAGE = 64;

    @Inject
    private ReleaseStore store;

    Answer view(Room room, String what, Parameters parameters) {
        return switch (what) {
            case "lines" -> lines(stage(room, parameters), parameters);
            case "search" -> search(stage(room, parameters), parameters);
            case "errors" -> hits(stage(room, parameters), parameters, (line, error) -> error);
            case "raw" -> raw(stage(room, parameters));
            case "release" -> release(room, parameters);
            default -> releases(room, parameters);
        };
    }

    private Stage stage(Room room, Parameters parameters) {
        String name = Planned.name(parameters.required("stage"));
        return store.stage(room.getId(), wanted(parameters), name);
    }

    /** The number of the release that is asked for; empty: the newest. */
    private static Optional<Long> wanted(Parameters parameters) {
        return parameters.text("release").map(given -> parameters.whole("release", 0, 1, Long.MAX_VALUE));
    }

    private Answer lines(Stage stage, Parameters parameters) {
        long from = parameters.whole("from", 1, 1, Long.MAX_VALUE / 2);
        long limit = parameters.whole("limit", 200, 1, MOST_LINES);
        JsonArrayBuilder parts = Json.createArrayBuilder();
        store.lines(stage, from, from + limit - 1).forEach(part -> parts.add(Stretch.of(part, from, from + limit - 1)));
        JsonObject answer = Json.createObjectBuilder()
                .add("release", stage.releaseSeq())
                .add("stage", stage.name())
                .add("total", stage.lines())
                .add("parts", parts)
                .build();
        return Answer.json(answer);
    }

    private Answer search(Stage stage, Parameters parameters) {
        String wanted = parameters.required("q");
        if (wanted.length() > LONGEST_QUERY) {
            throw Problem.invalid("q", "q takes at most " + LONGEST_QUERY + " characters");
        }
        String lower = wanted.toLowerCase(Locale.ROOT);
        return hits(
                stage,
                parameters,
                (line, error) -> line.toLowerCase(Locale.ROOT).contains(lower));
    }

    private Answer hits(Stage stage, Parameters parameters, Hits.Wanted wanted) {
        long from = parameters.whole("from", 1, 1, Long.MAX_VALUE / 2);
        int limit = (int) parameters.whole("limit", 100, 1, MOST_HITS);
        Hits hits = new Hits(wanted, from, limit);
        // The part that holds the first of them may begin before it.
        List<ReleaseStore.Part> page = store.lines(stage, from, from);
        if (page.isEmpty()) {
            page = store.after(stage, from, PAGE);
        }
        while (!page.isEmpty() && hits.look(page)) {
            page = store.after(stage, page.get(page.size() - 1).first(), PAGE);
        }
        return Answer.json(hits.toJson(stage));
    }

    /** As it was printed, colours and all. */
    private Answer raw(Stage stage) {
        return Answer.text(to -> {
            List<ReleaseStore.Part> page = store.after(stage, 0, PAGE);
            while (!page.isEmpty()) {
                for (ReleaseStore.Part part : page) {
                    write(part, to);
                }
                page = store.after(stage, page.get(page.size() - 1).first(), PAGE);
            }
        });
    }

    private static void write(ReleaseStore.Part part, Writer to) throws IOException {
        for (String line : LogLines.of(part.entry().body())) {
            to.write(line);
            to.write('\n');
        }
    }

    private Answer release(Room room, Parameters parameters) {
        ReleaseStore.Whole whole = store.whole(room.getId(), wanted(parameters));
        return Answer.json(Console.json(whole.release(), whole.stages()));
    }

    private Answer releases(Room room, Parameters parameters) {
        JsonArrayBuilder releases = Json.createArrayBuilder();
        long before = parameters.whole("before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        int limit = (int) parameters.whole("limit", 20, 1, MOST_RELEASES);
        store.before(room.getId(), before, limit).forEach(release -> releases.add(release.toJson()));
        return Answer.json(Json.createObjectBuilder().add("releases", releases).build());
    }
}
