package io.atrium.search;

import io.atrium.account.Caller;
import io.atrium.room.Room;
import io.atrium.room.RoomKind;
import io.atrium.room.RoomKinds;
import io.atrium.room.Rooms;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/** Answers questions, by the rights of the moment in which they are asked. */
@ApplicationScoped
public class Search {
    @Inject
    private IndexHome home;

    @Inject
    private Indexing indexing;

    @Inject
    private KnownRooms known;

    @Inject
    private Rooms rooms;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Hits hits;

    /** A question that was understood. */
    record Understood(Question question, Query query) {}

    /**
     * One page of hits, as docs/protocol.md has it.
     *
     * @throws Problem {@code invalid} with the field or filter; {@code not_found}, {@code forbidden}: a room that is asked for; {@code unavailable}
     */
    public JsonObject ask(Caller caller, Asked asked) {
        Understood understood = understand(caller, asked.whole(), asked.zone());
        Bookmark after = asked.next() == null ? null : Bookmark.of(asked.sort(), asked.next());
        Page page = understood.question().isEmpty()
                ? Page.EMPTY
                : home.search(searcher ->
                        Page.read(searcher, readable(caller, understood.query()), asked.sort(), asked.limit(), after));
        Progress progress = home.progress();
        JsonObjectBuilder answer = Json.createObjectBuilder()
                .add(
                        "hits",
                        Json.createArrayBuilder(hits.of(
                                caller.userId(),
                                page.sayings(),
                                understood.question().wanted())))
                .add("total", page.total())
                .add("total_exact", page.exact())
                .add("sort", asked.sort().wireName())
                .add("ready", progress.isReady())
                .add("progress", IndexState.share(progress));
        if (page.next() != null) {
            answer.add("next", page.next().text());
        }
        return answer.build();
    }

    /** How the index is. @throws Problem {@code forbidden} to all but administrators */
    public JsonObject state(Caller caller) {
        requireAdministrator(caller);
        return home.state().toJson();
    }

    /** In a word, for probes: {@code ready}, {@code building} and so on. */
    public String state() {
        return home.progress().state().wireName();
    }

    /** Has the index made anew, in the background. @throws Problem {@code forbidden}; {@code conflict} where searching is turned off */
    public void rebuild(Caller caller) {
        requireAdministrator(caller);
        indexing.rebuild();
    }

    /** @throws Problem as {@link #ask} */
    Understood understand(Caller caller, String q, ZoneId zone) {
        Question question = parse(q, zone);
        Set<Long> in = new HashSet<>();
        question.in().any().forEach(name -> in.add(visible(caller, name)));
        return new Understood(
                question, Queries.of(question, in, ids(question.in().none())));
    }

    /** A question that was understood when it was kept; rooms it names that have gone since are none. */
    Understood keptQuestion(String q) {
        Question question = parse(q, ZoneOffset.UTC);
        Set<Long> in = ids(question.in().any());
        return new Understood(
                question, Queries.of(question, in, ids(question.in().none())));
    }

    private Question parse(String q, ZoneId zone) {
        return QuestionParser.parse(
                q, zone, kinds.all().stream().map(RoomKind::id).collect(Collectors.toSet()));
    }

    private Set<Long> ids(Set<String> names) {
        return names.stream()
                .flatMap(name -> rooms.find(name).stream())
                .map(Room::getId)
                .collect(Collectors.toSet());
    }

    Query readable(Caller caller, Query query) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(known.readableBy(caller), Occur.FILTER)
                .build();
    }

    /** A room the caller was sent away from is refused by the same words as by its own door. */
    private long visible(Caller caller, String name) {
        return rooms.visible(caller, name).getId();
    }

    private static void requireAdministrator(Caller caller) {
        if (!caller.isAdministrator()) {
            throw Problem.of(ErrorCode.FORBIDDEN, "for administrators only");
        }
    }
}
