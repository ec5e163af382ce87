package io.atrium.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipWriterTest {
    private static final byte[] FILE = "a file as it is".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final List<ZipPart.Size> sizes = new ArrayList<>();
    private final List<byte[]> parts = new ArrayList<>();

    private void part(ZipPart.Content content) throws IOException {
        byte[] bytes = content.bytes().readAllBytes();
        assertEquals(content.size().all(), bytes.length);
        sizes.add(content.size());
        parts.add(bytes);
    }

    private byte[] written() throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        new ZipWriter(to)
                .write(
                        sizes,
                        (part, from, bytes) -> new ByteArrayInputStream(parts.get(part), (int) from, (int) bytes));
        return to.toByteArray();
    }

    @Test
    void parts_become_one_file_that_others_read() throws IOException {
        ZipPart first = new ZipPart();
        first.add("rooms/a/1.eml", "one");
        first.add("rooms/ä/2.eml", "zwei ü");
        part(first.content());
        CRC32 crc = new CRC32();
        crc.update(FILE);
        part(ZipPart.stored("files/plan.bin", crc.getValue(), FILE.length, new ByteArrayInputStream(FILE)));
        ZipPart last = new ZipPart();
        last.add("export.json", "x".repeat(100_000));
        part(last.content());
        Path file = Files.write(folder.resolve("export.zip"), written());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(4, zip.size());
            assertEquals("zwei ü", text(zip, "rooms/ä/2.eml"));
            assertEquals("a file as it is", text(zip, "files/plan.bin"));
            assertEquals(100_000, text(zip, "export.json").length());
        }
        try (ZipInputStream read = new ZipInputStream(Files.newInputStream(file))) {
            assertEquals("rooms/a/1.eml", read.getNextEntry().getName());
        }
    }

    @Test
    void more_entries_than_the_old_form_takes_are_all_there() throws IOException {
        for (int i = 0; i < 70; i++) {
            ZipPart part = new ZipPart();
            for (int j = 0; j < 1_000; j++) {
                part.add(i + "/" + j, "");
            }
            part(part.content());
        }
        Path file = Files.write(folder.resolve("export.zip"), written());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(70_000, zip.size());
        }
    }

    private static String text(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
}
