package io.atrium.search;

import io.atrium.account.Caller;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Questions that people keep. How much is new to each is asked of the index; nothing is written down for what was found. */
@ApplicationScoped
public class Alerts {
    private static final int LONGEST_NAME = 80;

    @Inject
    private AlertBook book;

    @Inject
    private Search search;

    @Inject
    private IndexHome home;

    /** As docs/protocol.md has it, the newest alert first. */
    public JsonObject list(Caller caller) {
        JsonArrayBuilder alerts = Json.createArrayBuilder();
        book.of(caller.userId()).forEach(alert -> alerts.add(json(caller, alert)));
        return Json.createObjectBuilder().add("alerts", alerts).build();
    }

    /**
     * Keeps a question.
     *
     * @param name null: as the question reads
     * @throws Problem {@code invalid}: {@code q}, {@code name} or a filter; {@code not_found}; {@code conflict}: too many
     */
    public JsonObject add(Caller caller, String name, String q) {
        requireQuestion(caller, q);
        return json(caller, book.add(caller.userId(), name(name, q), q.strip()));
    }

    /** @param name null: as it is. @param q null: as it is */
    public JsonObject change(Caller caller, long id, String name, String q) {
        if (q != null) {
            requireQuestion(caller, q);
        }
        Alert changed = book.change(caller.userId(), id, alert -> {
            if (q != null) {
                alert.setQ(q.strip());
            }
            if (name != null) {
                alert.setName(name(name, alert.getQ()));
            }
        });
        return json(caller, changed);
    }

    public void remove(Caller caller, long id) {
        book.remove(caller.userId(), id);
    }

    /** What was found so far is no news any more. */
    public void seen(Caller caller, long id) {
        book.change(caller.userId(), id, alert -> alert.seen(AlertBook.now()));
    }

    private void requireQuestion(Caller caller, String q) {
        if (q == null || search.understand(caller, q, ZoneOffset.UTC).question().isEmpty()) {
            throw Problem.invalid("q", "q asks for nothing");
        }
    }

    private static String name(String name, String q) {
        String given = name == null || name.isBlank() ? q.strip() : name;
        int length = Math.min(given.codePointCount(0, given.length()), LONGEST_NAME);
        return Text.label(
                "name", name == null ? given.substring(0, given.offsetByCodePoints(0, length)) : given, LONGEST_NAME);
    }

    private JsonObject json(Caller caller, Alert alert) {
        Page news = home.search(searcher -> Page.count(searcher, news(caller, alert)));
        return alert.toJson()
                .add("created_at", Instants.wire(alert.getCreatedAt()))
                .add("seen_at", Instants.wire(alert.getSeenAt()))
                .add("new", news.total())
                .add("new_exact", news.exact())
                .build();
    }

    private Query news(Caller caller, Alert alert) {
        Instant seen = alert.getSeenAt();
        return new BooleanQuery.Builder()
                .add(search.readable(caller, search.keptQuestion(alert.getQ()).query()), Occur.MUST)
                .add(LongPoint.newRangeQuery(Fields.STORED_AT, seen.toEpochMilli() + 1, Long.MAX_VALUE), Occur.FILTER)
                .add(new TermQuery(new Term(Fields.FROM, caller.login())), Occur.MUST_NOT)
                .build();
    }
}
