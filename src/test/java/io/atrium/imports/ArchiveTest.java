package io.atrium.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
    private static final long ENOUGH = 1L << 30;

    @TempDir
    private Path folder;

    private Archive open(byte[] bytes, long most) throws IOException {
        Path file = folder.resolve("archive");
        Files.write(file, bytes);
        return Archive.open(file, most);
    }

    @Test
    void an_entry_is_read_where_it_lies() throws IOException {
        try (Archive archive = open(new Archives().with("a/b.json", "[]").zip(), ENOUGH);
                InputStream in = archive.open("a/b.json")) {
            assertArrayEquals("[]".getBytes(StandardCharsets.UTF_8), in.readAllBytes());
            assertEquals(List.of("a/b.json"), archive.names());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "a/../../b", "C:\\boot.ini", "..\\b", "./x", "a/.."})
    void a_name_that_points_elsewhere_is_no_name(String name) throws IOException {
        byte[] zip =
                new Archives().with(name, "root:x").with("users.json", "[]").zip();
        try (Archive archive = open(zip, ENOUGH)) {
            assertEquals(List.of(name), archive.refused());
            assertFalse(archive.has(name));
            assertTrue(archive.has("users.json"));
        }
    }

    @Test
    void a_bomb_goes_off_nowhere() throws IOException {
        byte[] zip = new Archives().with("users.json", new byte[64 << 20]).zip();
        try (Archive archive = open(zip, ENOUGH);
                InputStream in = archive.open("users.json")) {
            Problem refused = assertThrows(Problem.class, () -> in.transferTo(java.io.OutputStream.nullOutputStream()));
            assertEquals("zip_bomb", refused.wireName());
        }
    }

    @Test
    void an_entry_that_is_read_twice_counts_once() throws IOException {
        byte[] zip = new Archives().with("import.jsonl", new byte[1 << 20]).zip();
        try (Archive archive = open(zip, 3 << 19)) {
            for (int i = 0; i < 3; i++) {
                try (InputStream in = archive.open("import.jsonl")) {
                    assertEquals(1 << 20, in.readAllBytes().length);
                }
            }
        }
    }

    @Test
    void nor_do_many_small_ones() {
        Archives many = new Archives();
        for (int i = 0; i < 20; i++) {
            many.with("c/" + i + ".json", new byte[1 << 20]);
        }
        Problem refused = assertThrows(Problem.class, () -> open(many.zip(), 10 << 20));
        assertEquals("zip_bomb", refused.wireName());
    }

    @Test
    void half_an_archive_is_refused_by_name() {
        byte[] zip = new Archives().with("users.json", "[]").zip();
        byte[] half = java.util.Arrays.copyOf(zip, zip.length / 2);
        assertEquals(
                "malformed",
                assertThrows(Problem.class, () -> open(half, ENOUGH)).wireName());
    }
}
