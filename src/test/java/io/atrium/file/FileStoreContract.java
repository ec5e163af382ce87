package io.atrium.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atrium.testing.FileClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds wherever files are kept. */
abstract class FileStoreContract {
    private final String id = UUID.randomUUID().toString().replace("-", "");

    abstract FileStore store();

    @Test
    void a_file_is_what_came_in_pieces_of_any_size() throws IOException {
        byte[] content = FileClient.bytes(2 * S3Store.PART + 1_234_567);
        String upload = store().begin(id, content.length);
        FileStore.Incoming file = new FileStore.Incoming(id, upload, content.length);
        int[] ends = {
            1, 70_000, S3Store.PART - 1, S3Store.PART, S3Store.PART + 3_000_000, content.length - 1, content.length
        };
        int offset = 0;
        for (int end : ends) {
            assertEquals(end - offset, append(file, offset, Arrays.copyOfRange(content, offset, end)));
            offset = end;
        }
        store().complete(file);
        store().complete(file);
        assertArrayEquals(content, all(0, content.length));
        int middle = S3Store.PART - 10;
        assertArrayEquals(Arrays.copyOfRange(content, middle, middle + 20), all(middle, 20));
    }

    @Test
    void what_a_try_left_behind_the_offset_is_written_over() throws IOException {
        byte[] content = FileClient.bytes(300_000);
        FileStore.Incoming file = new FileStore.Incoming(id, store().begin(id, content.length), content.length);
        append(file, 0, Arrays.copyOf(content, 100_000));
        append(file, 100_000, new byte[150_000]);
        append(file, 100_000, Arrays.copyOfRange(content, 100_000, 300_000));
        store().complete(file);
        assertArrayEquals(content, all(0, content.length));
    }

    @Test
    void an_empty_file_is_a_file() throws IOException {
        FileStore.Incoming file = new FileStore.Incoming(id, store().begin(id, 0), 0);
        assertEquals(0, append(file, 0, new byte[0]));
        store().complete(file);
        assertArrayEquals(new byte[0], all(0, 0));
    }

    @Test
    void what_is_removed_is_gone_complete_or_not() throws IOException {
        FileStore.Incoming begun = new FileStore.Incoming(id, store().begin(id, 2 * S3Store.PART), 2 * S3Store.PART);
        append(begun, 0, FileClient.bytes(10));
        store().remove(id, begun.upload());
        assertThrows(IOException.class, () -> append(begun, 10, FileClient.bytes(10)));
        store().put(id, FileClient.bytes(10));
        store().remove(id, null);
        store().remove(id, null);
        assertThrows(NoSuchFileException.class, () -> all(0, 10));
    }

    private long append(FileStore.Incoming file, long offset, byte[] piece) throws IOException {
        return store().append(file, offset, new ByteArrayInputStream(piece));
    }

    private byte[] all(long from, long bytes) throws IOException {
        try (InputStream content = store().open(id, from, bytes)) {
            return content.readAllBytes();
        }
    }
}
