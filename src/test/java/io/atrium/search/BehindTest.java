package io.atrium.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an index that lay still finds out by the heads of the logs. */
class BehindTest {
    private static final long ROOM = 7;

    @TempDir
    private Path folder;

    private static SearchBook.Head head(String epoch, long lastSeq, long rewritten) {
        return new SearchBook.Head(ROOM, "chat", epoch, 1, lastSeq, rewritten);
    }

    private Behind behind(SearchBook.Head head) throws IOException {
        try (Index index = Index.open(folder)) {
            index.follow(ROOM, new Position("e", 3, 1));
            return Behind.of(index, List.of(head), true);
        }
    }

    @Test
    void a_log_that_is_as_it_was_is_read_no_more() throws IOException {
        assertEquals(new Behind(Set.of(), 3, 0, Set.of()), behind(head("e", 3, 1)));
    }

    @Test
    void a_log_that_was_rewritten_has_the_same_end_and_is_read_again() throws IOException {
        assertEquals(new Behind(Set.of(), 3, 0, Set.of(ROOM)), behind(head("e", 3, 2)));
    }

    @Test
    void one_that_went_on_too_is_followed_and_read_again() throws IOException {
        assertEquals(new Behind(Set.of(ROOM), 5, 2, Set.of(ROOM)), behind(head("e", 5, 2)));
    }

    @Test
    void another_log_is_followed_from_its_beginning_as_it_reads_now() throws IOException {
        assertEquals(new Behind(Set.of(ROOM), 3, 3, Set.of()), behind(head("f", 3, 2)));
    }
}
