package io.atrium.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.account.KeyRing;
import io.atrium.account.MissingKeyException;
import io.atrium.testing.FileClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedStoreTest extends FileStoreContract {
    private static final String ID = "0123456789abcdef";
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER =
            Base64.getEncoder().encodeToString("another key of thirty-two bytes!".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    private Path folder;

    @Override
    SealedStore store() {
        return store(KEY, null);
    }

    private SealedStore store(String current, String old) {
        return new SealedStore(new DiskStore(folder), KeyRing.of(current, old));
    }

    private Path kept(String id) {
        return folder.resolve(id.substring(0, 2)).resolve(id);
    }

    private static byte[] read(FileStore store, String id, long from, long bytes) throws IOException {
        try (InputStream content = store.open(id, from, bytes)) {
            return content.readAllBytes();
        }
    }

    @Test
    void what_lies_there_says_nothing_of_what_came() throws IOException {
        byte[] content = "a plain text ".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        store().put(ID, content);
        String kept = Files.readString(kept(ID), StandardCharsets.ISO_8859_1);
        assertFalse(kept.contains("plain"));
        assertArrayEquals(content, read(store(), ID, 0, content.length));
    }

    @Test
    void any_part_of_any_file_is_read() throws IOException {
        Random random = new Random(17);
        int segment = Sealing.SEGMENT;
        for (int length : new int[] {1, segment - 1, segment, segment + 1, 3 * segment, 3 * segment + 5}) {
            byte[] content = FileClient.bytes(length);
            store().put(ID, content);
            for (int i = 0; i < 60; i++) {
                int from = i == 0 ? length - 1 : random.nextInt(length);
                int bytes = i == 1 ? Integer.MAX_VALUE : 1 + random.nextInt(length);
                byte[] expected = Arrays.copyOfRange(content, from, (int) Math.min(length, (long) from + bytes));
                assertArrayEquals(expected, read(store(), ID, from, bytes), length + " from " + from + ", " + bytes);
            }
        }
    }

    @Test
    void no_byte_may_be_another() throws IOException {
        byte[] content = FileClient.bytes(300);
        store().put(ID, content);
        byte[] kept = Files.readAllBytes(kept(ID));
        for (int i = 0; i < kept.length; i++) {
            byte[] changed = kept.clone();
            changed[i] ^= 1;
            Files.write(kept(ID), changed);
            if (i < 8) {
                // No longer one of ours: it is taken for a file of before, which says nothing of what is in it.
                assertFalse(Arrays.equals(content, read(store(), ID, 0, content.length)));
            } else {
                assertThrows(IOException.class, () -> read(store(), ID, 0, content.length), "byte " + i);
            }
        }
    }

    @Test
    void nothing_may_be_cut_off_swapped_or_another_files() throws IOException {
        byte[] content = FileClient.bytes(3 * Sealing.SEGMENT);
        store().put(ID, content);
        byte[] kept = Files.readAllBytes(kept(ID));
        int sealed = (kept.length - Sealing.HEAD) / 3;
        for (int length : new int[] {kept.length - 1, kept.length - sealed, Sealing.HEAD + sealed, Sealing.HEAD}) {
            Files.write(kept(ID), Arrays.copyOf(kept, length));
            assertThrows(DamagedFileException.class, () -> read(store(), ID, 0, content.length), "cut to " + length);
        }
        byte[] swapped = kept.clone();
        System.arraycopy(kept, Sealing.HEAD, swapped, Sealing.HEAD + sealed, sealed);
        System.arraycopy(kept, Sealing.HEAD + sealed, swapped, Sealing.HEAD, sealed);
        Files.write(kept(ID), swapped);
        assertThrows(DamagedFileException.class, () -> read(store(), ID, 0, content.length));
        String another = ID.replace('f', '0');
        Files.write(kept(another), kept);
        assertThrows(DamagedFileException.class, () -> read(store(), another, 0, content.length));
    }

    @Test
    void files_of_before_are_read_as_they_are_and_sealed_when_they_are_asked_to_be() throws IOException {
        byte[] content = FileClient.bytes(100_000);
        store(null, null).put(ID, content);
        assertArrayEquals(content, Files.readAllBytes(kept(ID)));
        assertArrayEquals(content, read(store(), ID, 0, content.length));
        assertArrayEquals(Arrays.copyOfRange(content, 70_000, 70_010), read(store(), ID, 70_000, 10));
        assertTrue(store().reseal(ID, content.length, false));
        assertFalse(store().reseal(ID, content.length, false));
        assertFalse(Arrays.equals(content, Files.readAllBytes(kept(ID))));
        assertArrayEquals(content, read(store(), ID, 0, content.length));
    }

    @Test
    void with_another_key_nothing_is_read_and_with_both_it_is_sealed_anew() throws IOException {
        byte[] content = FileClient.bytes(200_000);
        store().put(ID, content);
        IOException missing = assertThrows(IOException.class, () -> read(store(OTHER, null), ID, 0, content.length));
        assertTrue(missing.getCause() instanceof MissingKeyException, missing.toString());
        assertThrows(IOException.class, () -> read(store(null, null), ID, 70_000, 10));
        SealedStore rotated = store(OTHER, KEY);
        assertArrayEquals(content, read(rotated, ID, 0, content.length));
        assertTrue(rotated.reseal(ID, content.length, false));
        assertArrayEquals(content, read(store(OTHER, null), ID, 0, content.length));
    }

    @Test
    void who_reads_while_it_is_sealed_anew_reads_on() throws IOException {
        byte[] content = FileClient.bytes(5 * Sealing.SEGMENT);
        store().put(ID, content);
        try (InputStream reading = store().open(ID, 0, content.length)) {
            byte[] begin = reading.readNBytes(10);
            store(OTHER, KEY).reseal(ID, content.length, false);
            assertArrayEquals(Arrays.copyOf(content, 10), begin);
            assertArrayEquals(Arrays.copyOfRange(content, 10, content.length), reading.readAllBytes());
        }
    }

    @Test
    void an_upload_goes_on_where_it_was_whatever_a_try_left_behind() throws IOException {
        byte[] content = FileClient.bytes(2 * Sealing.SEGMENT + 500);
        FileStore.Incoming file = new FileStore.Incoming(ID, store().begin(ID, content.length), content.length);
        assertEquals(1_000, append(file, 0, Arrays.copyOf(content, 1_000)));
        for (int end : new int[] {2_000, Sealing.SEGMENT + 7, 2 * Sealing.SEGMENT + 3, 1_001}) {
            append(file, 1_000, new byte[end - 1_000]);
        }
        assertEquals(content.length - 1_000, append(file, 1_000, Arrays.copyOfRange(content, 1_000, content.length)));
        assertEquals(0, append(file, content.length, new byte[0]));
        store().complete(file);
        assertArrayEquals(content, read(store(), ID, 0, content.length));
        try (var left = Files.list(kept(ID).getParent())) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void what_was_sealed_is_never_taken_for_a_file_of_before() throws IOException {
        byte[] content = FileClient.bytes(300);
        store().put(ID, content);
        assertArrayEquals(content, store().open(ID, 0, 300, true).readAllBytes());
        Files.write(kept(ID), FileClient.bytes(300));
        assertThrows(DamagedFileException.class, () -> store().open(ID, 0, 300, true));
        assertThrows(DamagedFileException.class, () -> store().open(ID, 10, 20, true));
        assertThrows(DamagedFileException.class, () -> store(OTHER, KEY).reseal(ID, 300, true));
    }

    @Test
    void a_torn_beginning_hides_no_good_one() throws IOException {
        byte[] content = FileClient.bytes(1_000);
        FileStore.Incoming file = new FileStore.Incoming(ID, store().begin(ID, 1_000), 1_000);
        append(file, 0, Arrays.copyOf(content, 300));
        append(file, 300, Arrays.copyOfRange(content, 300, 600));
        for (String slot : new String[] {".waita", ".waitb"}) {
            Path waiting = kept(ID + slot);
            byte[] whole = Files.readAllBytes(waiting);
            Files.write(waiting, Arrays.copyOf(whole, whole.length - 1));
            append(file, 300, Arrays.copyOfRange(content, 300, 500));
            append(file, 300, Arrays.copyOfRange(content, 300, 600));
        }
        append(file, 600, Arrays.copyOfRange(content, 600, 1_000));
        store().complete(file);
        assertArrayEquals(content, read(store(), ID, 0, 1_000));
    }

    @Test
    void an_upload_of_before_goes_on_without_a_key() throws IOException {
        byte[] content = FileClient.bytes(1_000);
        FileStore.Incoming file = new FileStore.Incoming(ID, store(null, null).begin(ID, 1_000), 1_000);
        append(file, 0, Arrays.copyOf(content, 500));
        append(file, 500, Arrays.copyOfRange(content, 500, 1_000));
        store().complete(file);
        assertArrayEquals(content, read(store(), ID, 0, 1_000));
    }

    private long append(FileStore.Incoming file, long offset, byte[] piece) throws IOException {
        return store().append(file, offset, new ByteArrayInputStream(piece));
    }
}
