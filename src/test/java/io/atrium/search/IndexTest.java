package io.atrium.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index on a real disk: what is written, found, lost with a crash, and told of when it is damaged. */
class IndexTest {
    @TempDir
    private Path folder;

    private static Saying saying(long room, long seq, String text) {
        return new Saying(room, seq, "chat", "message", "ann", 1_000 * seq, 1_000 * seq, text);
    }

    private static List<Long> find(Index index, String q) throws IOException {
        return find(index, q, Sorting.NEWEST);
    }

    private static List<Long> find(Index index, String q, Sorting sorting) throws IOException {
        Question question = QuestionParser.parse(q, ZoneOffset.UTC, Set.of("chat"));
        return index
                .search(searcher -> Page.read(searcher, Queries.of(question, Set.of(), Set.of()), sorting, 10, null))
                .sayings()
                .stream()
                .map(Saying::seq)
                .toList();
    }

    @Test
    void what_was_written_is_found_newest_first_whatever_order_it_came_in() throws IOException {
        try (Index index = Index.open(folder)) {
            index.add(saying(1, 2, "the boiler is warm"));
            index.add(saying(1, 3, "the boiler is hot"));
            index.refresh();
            index.add(saying(1, 1, "the boiler is cold"));
            index.refresh();
            assertEquals(List.of(3L, 2L, 1L), find(index, "boiler"));
            assertEquals(3, index.entries());
            assertTrue(index.bytes() > 0);
        }
    }

    @Test
    void parts_that_stand_apart_are_no_part_of_a_word() throws IOException {
        try (Index index = Index.open(folder)) {
            index.add(saying(1, 1, "plot and alloy"));
            index.add(saying(1, 2, "deployment"));
            index.add(saying(1, 3, "plo ymen"));
            index.add(saying(1, 4, "部品の署名"));
            index.add(saying(1, 5, "部署"));
            index.refresh();
            assertEquals(List.of(2L), find(index, "ployment"));
            assertEquals(List.of(2L), find(index, "deployment"));
            assertEquals(List.of(2L), find(index, "eploymen"));
            assertEquals(List.of(5L), find(index, "部署"));
            assertEquals(List.of(5L, 4L), find(index, "署"));
            assertEquals(List.of(3L, 1L), find(index, "pl"));
            assertEquals(List.of(2L), find(index, "d"));
        }
    }

    @Test
    void a_long_token_is_found_by_its_beginning_and_fills_no_index() throws IOException {
        String token = "ab".repeat(2_000) + "zz";
        try (Index index = Index.open(folder)) {
            index.add(saying(1, 1, token));
            index.refresh();
            assertEquals(List.of(1L), find(index, token.substring(0, 300)));
            assertEquals(List.of(), find(index, "bzz"));
        }
        assertTrue(Grams.all(token, false).size() <= Grams.LONGEST_PART);
    }

    @Test
    void a_replaced_text_is_found_by_its_new_words_alone() throws IOException {
        try (Index index = Index.open(folder)) {
            index.add(saying(1, 1, "cold"));
            index.add(saying(1, 2, "mild"));
            index.refresh();
            index.replace(saying(1, 1, "warm"));
            index.remove(1, 2);
            index.refresh();
            assertEquals(List.of(), find(index, "cold"));
            assertEquals(List.of(), find(index, "mild"));
            assertEquals(List.of(1L), find(index, "warm"));
            assertEquals("warm", index.find(1, 1).orElseThrow().text());
        }
    }

    @Test
    void a_rooms_beginning_and_a_room_are_removed_without_touching_another() throws IOException {
        try (Index index = Index.open(folder)) {
            for (long seq = 1; seq <= 3; seq++) {
                index.add(saying(1, seq, "one"));
                index.add(saying(11, seq, "one"));
            }
            index.follow(1, new Position("e", 3, 0));
            index.removeBefore(1, 3);
            index.refresh();
            assertEquals(List.of(3L, 3L, 2L, 1L), find(index, "one"));
            index.removeRoom(1);
            index.refresh();
            assertEquals(List.of(3L, 2L, 1L), find(index, "one"));
            assertEquals(null, index.position(1));
        }
    }

    @Test
    void what_reads_otherwise_is_replaced_a_page_at_a_time_and_nothing_is_gone_meanwhile() throws IOException {
        try (Index index = Index.open(folder)) {
            for (long seq = 1; seq <= 4; seq++) {
                index.add(saying(1, seq, "one said by ann"));
                index.add(saying(11, seq, "one said by ann"));
            }
            index.follow(1, new Position("e", 4, 0));
            List<Saying> begun = List.of(saying(1, 1, "one said by former"), saying(1, 2, "one said by former"));
            new Renewed(1, 3, 0, 2, begun, true).writeTo(index);
            index.refresh();
            assertEquals(8, find(index, "one").size());
            assertEquals(List.of(2L, 1L), find(index, "former"));
            assertEquals(new Position("e", 4, 0), index.position(1), "it is not done");
            index.add(saying(1, 5, "one said meanwhile"));
            index.follow(1, new Position("e", 5, 0));
            new Renewed(1, 3, 2, 4, List.of(saying(1, 4, "one said by former")), false).writeTo(index);
            index.refresh();
            assertEquals(List.of(4L, 2L, 1L), find(index, "former"));
            assertEquals(List.of(5L), find(index, "meanwhile"));
            assertEquals(4, find(index, "ann").size(), "of the other room");
            assertEquals(new Position("e", 5, 3), index.position(1));
        }
    }

    @Test
    void a_room_that_has_forgotten_all_that_was_followed_is_read_again_to_no_effect() throws IOException {
        try (Index index = Index.open(folder)) {
            index.add(saying(1, 9, "kept"));
            index.follow(1, new Position("e", 4, 0));
            new Renewed(1, 1, 8, 4, List.of(), false).writeTo(index);
            index.refresh();
            assertEquals(List.of(9L), find(index, "kept"));
            assertEquals(new Position("e", 4, 1), index.position(1));
        }
    }

    @Test
    void after_a_crash_entries_and_positions_agree() throws IOException {
        Index killed = Index.open(folder);
        killed.add(saying(1, 1, "committed"));
        killed.follow(1, new Position("e", 1, 0));
        killed.commit();
        killed.add(saying(1, 2, "not committed"));
        killed.follow(1, new Position("e", 2, 0));
        killed.refresh();
        assertEquals(List.of(2L, 1L), find(killed, "committed"));
        killed.abandon();
        try (Index again = Index.open(folder)) {
            assertEquals(Map.of(1L, new Position("e", 1, 0)), again.positions());
            assertEquals(List.of(1L), find(again, "committed"));
        }
    }

    @Test
    void a_closed_index_goes_on_where_it_was_and_knows_whether_it_is_complete() throws IOException {
        try (Index index = Index.open(folder)) {
            assertFalse(index.isComplete());
            index.add(saying(7, 1, "kept"));
            index.follow(7, new Position("e", 1, 2));
            index.setComplete();
        }
        try (Index index = Index.open(folder)) {
            assertTrue(index.isComplete());
            assertEquals(new Position("e", 1, 2), index.position(7));
            assertEquals(List.of(1L), find(index, "kept"));
        }
    }

    @Test
    void a_damaged_index_is_told_of_and_can_be_made_anew() throws IOException {
        try (Index index = Index.open(folder)) {
            index.add(saying(1, 1, "kept"));
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> !file.endsWith("write.lock")).toList()) {
                try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                    cut.setLength(cut.length() / 2);
                }
            }
        }
        assertThrows(IOException.class, () -> Index.open(folder));
        IndexFiles.delete(folder);
        try (Index index = Index.open(folder)) {
            assertEquals(List.of(), find(index, "kept"));
        }
    }

    @Test
    void best_first_prefers_the_word_itself() throws IOException {
        try (Index index = Index.open(folder)) {
            index.add(saying(1, 1, "boil"));
            index.add(saying(1, 2, "the boiler"));
            index.refresh();
            assertEquals(List.of(2L, 1L), find(index, "boil", Sorting.NEWEST));
            assertEquals(List.of(1L, 2L), find(index, "boil", Sorting.BEST));
        }
    }

    @Test
    void standing_queries_match_what_a_search_finds() throws IOException {
        List<String> questions =
                List.of("boil", "\"the boiler\"", "部署", "-boiler", "from:ann boiler", "kind:chat has:link");
        List<Saying> sayings = List.of(
                saying(1, 1, "The Boiler is warm"), saying(1, 2, "完成了部署工作"), saying(1, 3, "see https://x.example/"));
        StandingQueries standing = new StandingQueries();
        try (Index index = Index.open(folder)) {
            for (Saying saying : sayings) {
                index.add(saying);
            }
            index.refresh();
            for (String q : questions) {
                Question question = QuestionParser.parse(q, ZoneOffset.UTC, Set.of("chat"));
                standing.put(q, new Search.Understood(question, Queries.of(question, Set.of(), Set.of())));
            }
            for (String q : questions) {
                List<Long> told = sayings.stream()
                        .filter(saying -> standing.matching(saying).contains(q))
                        .map(Saying::seq)
                        .sorted()
                        .toList();
                assertEquals(find(index, q).stream().sorted().toList(), told, q);
            }
            standing.remove("boil");
            assertFalse(standing.matching(sayings.get(0)).contains("boil"));
        }
    }
}
