package io.atrium.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.imports.Place.Sort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    private Path folder;

    private final Tally tally = new Tally();
    private final EmojiNames emoji = new EmojiNames(Map.of("+1", "👍️", "tada", "🎉", "wave", "👋"));
    private final List<Person> people = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();

    private void read(byte[] bytes) throws IOException {
        Path file = folder.resolve("archive");
        Files.write(file, bytes);
        try (Archive archive = Archive.open(file, 1 << 30)) {
            Source slack = SlackSource.of(
                    archive, tally, new SlackMessages(payload -> payload.getString("text"), emoji, tally));
            Source source = slack != null ? slack : MattermostSource.of(archive, tally, emoji);
            source.people(people::add);
            source.places(places::add);
            source.said(names(), said::add);
        }
    }

    private Names names() {
        Map<String, Integer> numbers = new HashMap<>();
        places.forEach(place -> numbers.put(place.id(), numbers.size()));
        return new Names() {
            @Override
            public Optional<String> login(String id) {
                return people.stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .map(one -> "our-" + one.login());
            }

            @Override
            public Optional<String> person(String login) {
                return people.stream()
                        .filter(one -> one.login().equals(login))
                        .findFirst()
                        .map(Person::id);
            }

            @Override
            public Optional<String> room(String place) {
                return Optional.of("room-of-" + place.toLowerCase(java.util.Locale.ROOT));
            }

            @Override
            public int number(String place) {
                return numbers.getOrDefault(place, -1);
            }
        };
    }

    private List<Said> in(String name) {
        return said.stream()
                .filter(one -> places.get(one.place()).name().equals(name))
                .toList();
    }

    @Test
    void slacks_people_and_channels() throws IOException {
        read(Archives.slack("x").zip());
        assertEquals(List.of("ax", "bx"), people.stream().map(Person::login).toList());
        assertTrue(people.get(1).disabled());
        assertEquals("ax@example.org", people.get(0).mail());
        assertEquals(1, tally.noted("bot"));
        assertEquals(
                List.of(Sort.OPEN, Sort.OPEN, Sort.PRIVATE, Sort.DIRECT),
                places.stream().map(Place::sort).toList());
        assertTrue(places.get(1).archived());
        assertEquals(1_500_000_000_000L, places.get(0).createdAt());
    }

    @Test
    void what_was_said_in_slack_names_people_and_rooms_as_they_are_here() throws IOException {
        read(Archives.slack("x").zip());
        List<Said> general = in("gen-x");
        assertEquals(4, general.size(), "who joined said nothing");
        Said first = general.get(0);
        assertTrue(first.text().startsWith("Hello <@our-bx|our-bx>"), first.text());
        assertTrue(first.text().endsWith("🎉"), first.text());
        assertEquals(1_500_000_100_000L, first.at());
        assertEquals(Map.of("👍️", List.of("U1X", "U2X")), first.reactions());
        assertEquals(1, tally.noted("emoji_unknown"));
        Said answer = general.get(1);
        assertEquals(first.ref(), answer.answers());
        assertTrue(answer.edited());
        Said bot = general.get(2);
        assertEquals("", bot.author());
        assertEquals("Builder", bot.voice());
        assertEquals("done in <#C1X|room-of-c1x>", bot.text());
        Said carrying = general.get(3);
        assertEquals(List.of(new Said.InArchive("__uploads/F1X/plan.txt", "plan.txt", "text/plain")), carrying.files());
        assertEquals("[gone.pdf]", carrying.text(), "what is only linked to is named, and not fetched");
    }

    @Test
    void a_broken_day_costs_no_other() throws IOException {
        read(Archives.slack("x")
                .with(
                        "gen-x/2017-07-13.json",
                        "[{\"type\":\"message\",\"ts\":\"1499999999.000100\",\"user\":\"U1X\",\"text\":\"x\"},\n{\"ty")
                .zip());
        assertEquals(5, in("gen-x").size());
        assertEquals(
                "[\"gen-x/2017-07-13.json line 2\"]",
                tally.notes()
                        .getJsonObject("malformed")
                        .getJsonArray("examples")
                        .toString());
    }

    @Test
    void mattermosts_lines() throws IOException {
        String lines = """
                {"type":"version","version":1}
                {"type":"team","team":{"name":"crew","display_name":"Crew","type":"O"}}
                {"type":"channel","channel":{"team":"crew","name":"town","display_name":"Town","type":"P","header":"H"}}
                {"type":"user","user":{"username":"ann.l","email":"ann@example.org","nickname":"Ann","teams":[{"name":"crew","channels":[{"name":"town"}]}]}}
                {"type":"user","user":{"username":"bob","email":"bob@example.org","delete_at":1500000000000}}
                {broken
                {"type":"post","post":{"team":"crew","channel":"town","user":"ann.l","message":"hi @bob :wave::skin-tone-3:","create_at":1500000002000,"reactions":[{"user":"bob","emoji_name":"+1","create_at":1}],"attachments":[{"path":"2017/plan.txt"}],"replies":[{"user":"bob","message":"yes","create_at":1500000003000}]}}
                {"type":"direct_channel","direct_channel":{"members":["bob","ann.l"]}}
                {"type":"direct_post","direct_post":{"channel_members":["ann.l","bob"],"user":"bob","message":"psst","create_at":1500000004000}}
                {"type":"post","post":{"team":"crew","channel":"elsewhere","user":"bob","message":"lost","create_at":1500000005000}}
                """;
        read(new Archives()
                .with("import.jsonl", lines)
                .with("data/2017/plan.txt", "plan")
                .zip());
        assertEquals(List.of("ann.l", "bob"), people.stream().map(Person::login).toList());
        assertTrue(people.get(1).disabled());
        assertEquals(List.of("ann.l"), places.get(0).members());
        assertEquals(Sort.PRIVATE, places.get(0).sort());
        assertEquals(3, said.size());
        assertEquals("hi @our-bob 👋🏼", said.get(0).text());
        assertEquals("data/2017/plan.txt", said.get(0).files().get(0).entry());
        assertEquals(said.get(0).ref(), said.get(1).answers());
        assertEquals(Sort.DIRECT, places.get(said.get(2).place()).sort());
        assertEquals(1, tally.noted("malformed"));
        assertEquals(1, tally.noted("room_unknown"));
    }

    @Test
    void a_post_is_the_same_in_every_export() throws IOException {
        String post =
                "{\"type\":\"channel\",\"channel\":{\"team\":\"c\",\"name\":\"t\"}}\n{\"type\":\"post\",\"post\":{\"team\":\"c\",\"channel\":\"t\",\"user\":\"ann\",\"message\":\"%s\",\"create_at\":1500000002000}}\n";
        read(post.formatted("one").getBytes(StandardCharsets.UTF_8));
        read(post.formatted("one").getBytes(StandardCharsets.UTF_8));
        read(post.formatted("two").getBytes(StandardCharsets.UTF_8));
        assertEquals(said.get(0).ref(), said.get(1).ref());
        assertNotEquals(said.get(0).ref(), said.get(2).ref());
    }

    @Test
    void a_spool_gives_back_in_order_what_came_in_any() throws IOException {
        Path sorted = folder.resolve("sorted");
        try (Spool spool = new Spool(folder.resolve("raw"), 10)) {
            spool.add(line(1, 5, "d"));
            spool.add(line(0, 9, "b\nb"));
            spool.add(line(0, 3, "a"));
            spool.add(line(1, 5, "e"));
            spool.add(line(0, 9, "c"));
            spool.sortInto(sorted);
        }
        List<String> texts = new ArrayList<>();
        long position;
        try (SpoolReader reader = new SpoolReader(sorted, 0)) {
            SpoolReader.Batch batch = reader.next(2);
            batch.said().forEach(one -> texts.add(one.text()));
            assertEquals(false, batch.last());
            position = batch.end();
        }
        try (SpoolReader reader = new SpoolReader(sorted, position)) {
            SpoolReader.Batch rest = reader.next(2);
            rest.said().forEach(one -> texts.add(one.text()));
            assertTrue(rest.last(), "the next is of another room");
            reader.next(5).said().forEach(one -> texts.add(one.text()));
            assertTrue(reader.next(5).said().isEmpty());
        }
        assertEquals(List.of("a", "b\nb", "c", "d", "e"), texts);
    }

    private static Said line(int place, long at, String text) {
        return new Said(place, "r" + text, "", "", at, text, false, false, Map.of(), "", false, List.of());
    }
}
