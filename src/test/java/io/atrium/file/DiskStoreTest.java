package io.atrium.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest extends FileStoreContract {
    @TempDir
    private Path folder;

    @Override
    FileStore store() {
        return new DiskStore(folder);
    }

    @Test
    void no_name_leads_out_of_the_folder() {
        for (String name : new String[] {"../../etc/passwd", "..", "abcdefgh/../../x", "abcdefgh\0"}) {
            assertThrows(IOException.class, () -> store().open(name, 0, 1), name);
        }
    }

    @Test
    void two_that_replace_a_file_at_once_do_not_mix() throws IOException {
        FileStore store = store();
        byte[] first = new byte[200_000];
        Arrays.fill(first, (byte) 1);
        byte[] second = new byte[200_000];
        Arrays.fill(second, (byte) 2);
        store.put("abcdefgh", new byte[] {0});
        InputStream slow = new SequenceInputStream(
                new ByteArrayInputStream(first, 0, 100_000), new ByteArrayInputStream(first, 100_000, 100_000) {
                    private boolean begun;

                    @Override
                    public synchronized int read(byte[] bytes, int from, int length) {
                        if (!begun) {
                            begun = true;
                            try {
                                store.replace("abcdefgh", second.length, new ByteArrayInputStream(second));
                            } catch (IOException failure) {
                                throw new UncheckedIOException(failure);
                            }
                        }
                        return super.read(bytes, from, length);
                    }
                });
        store.replace("abcdefgh", first.length, slow);
        try (InputStream now = store.open("abcdefgh", 0, 300_000)) {
            assertArrayEquals(first, now.readAllBytes());
        }
    }

    @Test
    void what_a_node_left_that_died_is_swept() throws IOException {
        FileStore store = store();
        store.put("abcdefgh", new byte[] {0});
        Path left = Files.createDirectories(folder.resolve("unfinished")).resolve("abcdefgh.x");
        Files.write(left, new byte[] {1});
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        store.replace("abcdefgh", 1, new ByteArrayInputStream(new byte[] {2}));
        assertFalse(Files.exists(left));
    }
}
