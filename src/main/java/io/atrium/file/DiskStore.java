package io.atrium.file;

import io.atrium.wire.CommonTime;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A folder; of several nodes one that all of them see. */
final class DiskStore implements FileStore {
    private static final int BUFFER = 65_536;

    /** Folders are by the first characters: none then has hundreds of thousands of files. */
    private static final int SHARD = 2;

    /** No shard is called so. */
    private static final String UNFINISHED = "unfinished";

    /** After which whoever began to write one is held for dead. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private static final Logger LOG = Logger.getLogger(DiskStore.class.getName());

    private final Path folder;

    DiskStore(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public String begin(String id, long bytes) throws IOException {
        Path file = path(id);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        return "";
    }

    /** Makes no file: one that was removed meanwhile must not come back. */
    @Override
    public long append(Incoming file, long offset, InputStream body) throws IOException {
        try (FileChannel channel = FileChannel.open(path(file.id()), StandardOpenOption.WRITE)) {
            if (channel.size() < offset) {
                throw new IOException("file " + file.id() + " is shorter than " + offset);
            }
            channel.position(offset);
            write(channel, body);
            long added = channel.position() - offset;
            channel.force(false);
            return added;
        }
    }

    @Override
    public void complete(Incoming file) throws IOException {
        long size = Files.size(path(file.id()));
        if (size != file.bytes()) {
            throw new IOException("file " + file.id() + " has " + size + " bytes of " + file.bytes());
        }
    }

    @Override
    public InputStream open(String id, long from, long bytes) throws IOException {
        FileChannel channel = FileChannel.open(path(id), StandardOpenOption.READ);
        channel.position(from);
        return new Part(Channels.newInputStream(channel), bytes);
    }

    @Override
    public void put(String id, byte[] content) throws IOException {
        Path file = path(id);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @Override
    public void replace(String id, long bytes, InputStream content) throws IOException {
        Path place = path(id);
        Path unfinished = folder.resolve(UNFINISHED);
        Files.createDirectories(unfinished);
        sweep(unfinished);
        // Its own name: two nodes may be at the same file.
        Path beside = unfinished.resolve(id + "." + UUID.randomUUID());
        try {
            try (FileChannel channel =
                    FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                write(channel, content);
                if (channel.size() != bytes) {
                    throw new IOException("file " + id + " would have other than " + bytes + " bytes");
                }
                channel.force(true);
            }
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** What a node left that died over it. */
    private static void sweep(Path unfinished) throws IOException {
        Instant before = CommonTime.now().minus(LONGEST);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(unfinished)) {
            for (Path one : all) {
                try {
                    if (Files.getLastModifiedTime(one).toInstant().isBefore(before)) {
                        Files.deleteIfExists(one);
                    }
                } catch (NoSuchFileException finished) {
                    LOG.log(Level.FINE, "another node was faster", finished);
                }
            }
        }
    }

    private static void write(FileChannel channel, InputStream body) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    @Override
    public void remove(String id, String upload) throws IOException {
        Files.deleteIfExists(path(id));
    }

    private Path path(String id) throws NoSuchFileException {
        if (!id.matches("[a-z0-9]{8,}(\\.[a-z]+)?")) {
            throw new NoSuchFileException(id);
        }
        return folder.resolve(id.substring(0, SHARD)).resolve(id);
    }

    /** The first bytes of a stream. */
    static final class Part extends FilterInputStream {
        private long left;

        Part(InputStream whole, long bytes) {
            super(whole);
            left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int some = super.read(bytes, from, (int) Math.min(length, left));
            left -= Math.max(0, some);
            return some;
        }
    }
}
