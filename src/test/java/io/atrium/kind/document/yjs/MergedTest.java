package io.atrium.kind.document.yjs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Updates of a few clients, put together. */
class MergedTest {
    private static final String ROOT = "t";

    private final Merged merged = new Merged();

    @Test
    void letters_typed_on_end_become_one_struct() {
        for (Update letter : typed(7, "hello")) {
            merged.apply(letter);
        }
        assertEquals(1, merged.size());
        assertArrayEquals(Update.text(7, ROOT, "hello").toBytes(), merged.toBytes());
    }

    @Test
    void the_order_they_come_in_is_all_the_same() {
        List<Update> letters = typed(7, "What was said, word by word, and heard in any order.");
        letters.addAll(typed(9, "And by another at the same time."));
        String expected = null;
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(letters, new Random(seed));
            Merged one = new Merged();
            letters.forEach(one::apply);
            String text = one.read().text(ROOT);
            expected = expected == null ? text : expected;
            assertEquals(expected, text, "seed " + seed);
            assertEquals(letters.size(), one.state().of(7) + one.state().of(9));
        }
        assertTrue(
                expected.startsWith("What was said"), "the lower client's come first, and stay together: " + expected);
        assertTrue(expected.endsWith("at the same time."), expected);
    }

    @Test
    void a_copy_stays_what_it_was() {
        List<Update> letters = typed(7, "ab");
        merged.apply(letters.get(0));
        Merged copy = merged.copy();
        merged.apply(letters.get(1));
        merged.apply(deletion(7, 0, 1));
        assertEquals("a", copy.read().text(ROOT));
        assertEquals("b", merged.read().text(ROOT));
    }

    @Test
    void what_is_known_is_told_from_what_is_not() {
        List<Update> letters = typed(7, "abc");
        merged.apply(letters.get(0));
        assertTrue(merged.knows(letters.get(0)));
        assertFalse(merged.knows(letters.get(1)));
        merged.apply(letters.get(1));
        merged.apply(letters.get(2));
        assertTrue(merged.knows(Update.text(7, ROOT, "abc")));
        assertFalse(merged.knows(deletion(7, 1, 1)));
        merged.apply(deletion(7, 0, 3));
        assertTrue(merged.knows(deletion(7, 1, 1)));
        assertTrue(merged.knows(Update.of(new byte[] {0, 0})));
    }

    @Test
    void a_gap_is_not_skipped_by_the_state_vector_and_is_filled_later() {
        List<Update> letters = typed(7, "abc");
        merged.apply(letters.get(0));
        merged.apply(letters.get(2));
        assertEquals(1, merged.state().of(7));
        assertEquals("a", merged.read().text(ROOT));
        Merged copy = copy(merged.toBytes());
        assertEquals(1, copy.state().of(7), "a gap is told as one");
        assertEquals("a", copy.read().text(ROOT));
        copy.apply(letters.get(1));
        assertEquals(3, copy.state().of(7));
        assertEquals("abc", copy.read().text(ROOT));
    }

    @Test
    void of_an_update_that_overlaps_only_what_is_missing_is_taken() {
        List<Update> letters = typed(7, "abcdef");
        merged.apply(letters.get(1));
        merged.apply(letters.get(4));
        merged.apply(Update.text(7, ROOT, "abcdef"));
        assertEquals(6, merged.state().of(7));
        assertEquals("abcdef", merged.read().text(ROOT));
    }

    @Test
    void who_knows_something_gets_the_rest() {
        typed(7, "abcdef").forEach(merged::apply);
        merged.apply(deletion(7, 5, 1));
        Merged other = new Merged();
        typed(7, "abc").forEach(other::apply);
        byte[] rest = merged.since(other.state()).toBytes();
        other.apply(Update.of(rest));
        assertEquals("abcde", other.read().text(ROOT));
        assertTrue(rest.length < merged.toBytes().length);
        assertTrue(merged.since(merged.state()).structs().isEmpty());
    }

    @Test
    void a_state_vector_is_read_as_it_was_written() {
        typed(7, "abc").forEach(merged::apply);
        typed(300, "de").forEach(merged::apply);
        assertEquals(merged.state(), StateVector.of(merged.state().toBytes()));
        assertEquals("02ac02020703", HexFormat.of().formatHex(merged.state().toBytes()));
    }

    @Test
    void what_was_deleted_is_forgotten_and_the_text_stays() {
        typed(7, "a secret word").forEach(merged::apply);
        merged.apply(deletion(7, 2, 7));
        Merged compact = copy(merged.compacted().toBytes());
        assertEquals("a word", compact.read().text(ROOT).replace("  ", " "));
        assertEquals(merged.read().text(ROOT), compact.read().text(ROOT));
        assertEquals(merged.state(), compact.state());
        assertFalse(new String(compact.toBytes(), StandardCharsets.ISO_8859_1).contains("secret"));
        assertTrue(new String(merged.toBytes(), StandardCharsets.ISO_8859_1).contains("secret"));
    }

    @Test
    void what_another_writes_into_forgotten_text_stands_where_it_stood() {
        typed(7, "abcd").forEach(merged::apply);
        merged.apply(deletion(7, 1, 2));
        Merged compact = copy(merged.compacted().toBytes());
        Update between = item(9, 0, new Id(7, 1), new Id(7, 2), null, "X");
        merged.apply(between);
        compact.apply(between);
        assertEquals("aXd", merged.read().text(ROOT));
        assertEquals("aXd", compact.read().text(ROOT));
    }

    @Test
    void an_insertion_between_two_halves_of_a_pair_breaks_it_as_in_browsers() {
        merged.apply(Update.text(7, ROOT, "a😀b"));
        merged.apply(item(9, 0, new Id(7, 1), new Id(7, 2), null, "X"));
        assertEquals("a\ufffdX\ufffdb", merged.read().text(ROOT));
    }

    @Test
    void a_deletion_of_half_a_pair_leaves_no_half() {
        merged.apply(Update.text(7, ROOT, "a😀b"));
        merged.apply(deletion(7, 1, 1));
        assertEquals("a\ufffdb", merged.read().text(ROOT));
        assertEquals("a\ufffdb", copy(merged.compacted().toBytes()).read().text(ROOT));
    }

    @Test
    void text_is_added_at_the_end_whoever_wrote_there_and_whatever_is_gone() {
        merged.apply(merged.append(ROOT, "one "));
        typed(7, "two ").forEach(merged::apply);
        merged.apply(merged.append(ROOT, "three"));
        String text = merged.read().text(ROOT);
        assertTrue(text.endsWith("three") && text.contains("one ") && text.contains("two "), text);
        merged.apply(merged.append(ROOT, "four"));
        assertTrue(merged.read().text(ROOT).endsWith("threefour"), merged.read().text(ROOT));
    }

    @Test
    void a_long_document_is_read_in_an_instant() {
        String text = "x".repeat(100_000);
        typed(7, text).forEach(merged::apply);
        assertEquals(text, merged.read().text(ROOT));
        assertTrue(merged.size() < 250, () -> merged.size() + " structs");
    }

    /** A letter an update, as it comes when somebody types. */
    static List<Update> typed(long client, String text) {
        List<Update> letters = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            Id origin = i == 0 ? null : new Id(client, i - 1);
            letters.add(
                    item(client, i, origin, null, i == 0 ? new Parent(ROOT, null) : null, text.substring(i, i + 1)));
        }
        return letters;
    }

    private static Update item(long client, long clock, Id origin, Id rightOrigin, Parent parent, String text) {
        Struct item = new Struct.Item(clock, origin, rightOrigin, parent, null, new Content.Text(text));
        TreeMap<Long, List<Struct>> structs = new TreeMap<>();
        structs.put(client, List.of(item));
        return Update.of(new Update(structs, new DeleteSet()).toBytes());
    }

    private static Update deletion(long client, long clock, long length) {
        DeleteSet deletes = new DeleteSet();
        deletes.add(client, clock, clock + length);
        return new Update(new TreeMap<>(), deletes);
    }

    private static Merged copy(byte[] bytes) {
        Merged copy = new Merged();
        copy.apply(Update.of(bytes));
        return copy;
    }
}
