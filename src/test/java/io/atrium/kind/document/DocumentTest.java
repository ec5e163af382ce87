package io.atrium.kind.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.kind.document.yjs.StateVector;
import io.atrium.kind.document.yjs.Update;
import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.KindFixtures;
import io.atrium.wire.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a log of updates comes to. */
class DocumentTest {
    private final List<Entry> log = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T14:00:00Z");

    @Test
    void updates_become_a_text() {
        write("ann", 7, "text", "one ");
        write("bob", 8, "text", "two");
        Document document = replayed();
        assertEquals(2, document.seq());
        assertEquals(now, document.at());
        assertEquals("one two", document.copy().text());
    }

    @Test
    void where_an_editor_has_another_name_for_the_text_that_is_read() {
        assertEquals("", new Document().copy().text());
        write("ann", 7, "codemirror", "elsewhere");
        assertEquals("elsewhere", replayed().copy().text());
        write("ann", 8, "text", "here");
        assertEquals("here", replayed().copy().text());
    }

    @Test
    void what_was_kept_goes_on_where_the_log_does() {
        write("ann", 7, "text", "one ");
        Document first = replayed();
        Document kept = new Document(first.seq(), first.at(), first.compact());
        write("ann", 8, "text", "two");
        kept.apply(log.get(1));
        assertEquals("one two", kept.copy().text());
        assertEquals(replayed().state(), kept.state());
    }

    @Test
    void a_version_changes_nothing_but_the_number() {
        write("ann", 7, "text", "one");
        add("ann", "version", Json.createObjectBuilder().add("name", "Draft").build());
        assertEquals(2, replayed().seq());
        assertEquals("one", replayed().copy().text());
    }

    @Test
    void who_has_all_lacks_nothing() {
        write("ann", 7, "text", "one");
        Document document = replayed();
        assertTrue(document.knows(Update.text(7, "text", "one")));
        assertFalse(document.knows(Update.text(8, "text", "one")));
        assertTrue(Update.of(document.since(document.state())).isEmpty());
        assertFalse(Update.of(document.since(StateVector.NOTHING)).isEmpty());
    }

    @Test
    void stretches_of_work_end_with_a_pause() {
        write("ann", 7, "text", "a");
        pause(Duration.ofMinutes(4));
        write("bob", 8, "text", "b");
        add("bob", "version", Json.createObjectBuilder().add("name", "Draft").build());
        pause(Duration.ofMinutes(6));
        write("cho", 9, "text", "c");
        JsonObject timeline = Timeline.of(log);
        JsonArray stretches = timeline.getJsonArray("stretches");
        assertEquals(2, stretches.size());
        assertEquals(4, stretches.getJsonObject(0).getInt("seq"));
        assertEquals(2, stretches.getJsonObject(1).getInt("seq"));
        assertEquals(2, stretches.getJsonObject(1).getInt("edits"));
        assertEquals("[\"ann\",\"bob\"]", stretches.getJsonObject(1).get("from").toString());
        assertTrue(timeline.isNull("next"));
        assertEquals(0, Timeline.of(List.of()).getJsonArray("stretches").size());
    }

    @Test
    void whole_days_are_kept() {
        Instant noon = Instant.parse("2026-11-20T12:00:00Z");
        Instant first = Days.beginning(noon.minus(Duration.ofDays(30)));
        assertEquals(Instant.parse("2026-10-21T00:00:00Z"), first);
        assertEquals(LocalDate.of(2026, 10, 20), Days.of(first.minusMillis(1)));
    }

    private Document replayed() {
        Document document = new Document();
        log.forEach(document::apply);
        return document;
    }

    private void write(String author, long client, String root, String text) {
        add(author, "update", Base64Text.body(Update.text(client, root, text).toBytes()));
    }

    private void pause(Duration pause) {
        now = now.plus(pause);
    }

    private void add(String author, String type, JsonObject body) {
        log.add(KindFixtures.entry(log.size() + 1L, now, new Draft(1, author, type, null, body)));
    }
}
