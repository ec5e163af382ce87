package io.atrium.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SentFilesTest {
    @Test
    void no_entry_is_cut_by_the_end_of_a_page() {
        SentFiles page = SentFiles.of(files(9, 9, 7, 7, 7), 4);
        assertEquals(2, page.files().size());
        assertEquals(9, page.next());
        assertEquals(7, SentFiles.of(files(9, 7, 3), 2).next());
    }

    @Test
    void the_last_page_has_none_behind_it() {
        SentFiles page = SentFiles.of(files(9, 9, 7), 3);
        assertEquals(3, page.files().size());
        assertNull(page.next());
    }

    private static List<StoredFile> files(long... seqs) {
        return LongStream.of(seqs)
                .mapToObj(seq -> {
                    StoredFile file = new StoredFile();
                    file.send(seq);
                    return file;
                })
                .toList();
    }
}
