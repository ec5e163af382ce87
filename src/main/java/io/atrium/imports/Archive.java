package io.atrium.imports;

import io.atrium.wire.CountedInput;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An archive as it lies on the disk: a zip, read in place and never unpacked to where its names point, or one file of lines. Its names are keys and nothing else; what it
 * says of sizes is not believed.
 */
final class Archive implements Closeable {
    /** What a file that is no archive goes by. */
    static final String LINES = "import.jsonl";

    private static final int MOST_ENTRIES = 500_000;

    /** Deflate makes a thousandth of nothing at all; of text, a twentieth. */
    private static final int MOST_RATIO = 200;

    /** So much may come out of a few bytes. */
    private static final long FREE = 16L << 20;

    private final Path file;
    private final ZipFile zip;
    private final long mostUnpacked;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final List<String> refused = new ArrayList<>();

    /** How much of each was read at most, by name. */
    private final Map<String, Long> largest = new HashMap<>();

    private long unpacked;

    private Archive(Path file, ZipFile zip, long mostUnpacked) {
        this.file = file;
        this.zip = zip;
        this.mostUnpacked = mostUnpacked;
    }

    /** @throws Problem {@code zip_bomb}, {@code malformed} */
    static Archive open(Path file, long mostUnpacked) throws IOException {
        if (!isZip(file)) {
            return new Archive(file, null, mostUnpacked);
        }
        ZipFile zip = opened(file);
        Archive archive = new Archive(file, zip, mostUnpacked);
        try {
            archive.list();
            return archive;
        } catch (RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(2), new byte[] {'P', 'K'});
        }
    }

    private static ZipFile opened(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (IllegalArgumentException | java.util.zip.ZipException broken) {
            throw Problem.of(ErrorCode.MALFORMED, "the archive is broken: " + broken.getMessage());
        }
    }

    private void list() {
        if (zip.size() > MOST_ENTRIES) {
            throw bomb("it has more than " + MOST_ENTRIES + " entries");
        }
        long said = 0;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (!isPlain(entry.getName())) {
                refused.add(entry.getName());
            } else if (!entry.isDirectory()) {
                said += Math.max(0, entry.getSize());
                requireAll(said);
                entries.put(entry.getName(), entry);
            }
        }
    }

    /** A name below the archive's top, as any honest program writes it. */
    static boolean isPlain(String name) {
        return !name.startsWith("/")
                && name.indexOf('\\') < 0
                && name.indexOf(':') < 0
                && name.indexOf('\0') < 0
                && Arrays.stream(name.split("/")).noneMatch(part -> part.equals("..") || part.equals("."));
    }

    /** Names that point elsewhere; nothing of them is read. */
    List<String> refused() {
        return Collections.unmodifiableList(refused);
    }

    boolean isOfLines() {
        return zip == null;
    }

    boolean has(String name) {
        return zip == null ? name.equals(LINES) : entries.containsKey(name);
    }

    /** In their order. */
    List<String> names() {
        return zip == null ? List.of(LINES) : entries.keySet().stream().sorted().toList();
    }

    /** As the archive says; 0 where it does not. */
    long size(String name) {
        ZipEntry entry = entries.get(name);
        return entry == null ? 0 : Math.max(0, entry.getSize());
    }

    /** Reading too much of it throws {@code zip_bomb}. Closed by the caller. */
    InputStream open(String name) throws IOException {
        if (zip == null) {
            return new BufferedInputStream(Files.newInputStream(file));
        }
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new FileNotFoundException(name);
        }
        long most = FREE + MOST_RATIO * Math.max(0, entry.getCompressedSize());
        return new BufferedInputStream(new CountedInput(zip.getInputStream(entry), read -> count(name, read, most)));
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }

    private void requireAll(long bytes) {
        if (bytes > mostUnpacked) {
            throw bomb("there are more than " + mostUnpacked + " bytes in it");
        }
    }

    private static Problem bomb(String why) {
        return Problem.own("zip_bomb", ErrorCode.TOO_LARGE, "file", "the archive is not unpacked: " + why);
    }

    private void count(String name, long read, long most) {
        // An entry that is read again is no more than it is.
        long before = largest.getOrDefault(name, 0L);
        if (read > before) {
            unpacked += read - before;
            largest.put(name, read);
        }
        if (read > most) {
            throw bomb(name + " is more than " + MOST_RATIO + " times as large as it says");
        }
        requireAll(unpacked);
    }
}
