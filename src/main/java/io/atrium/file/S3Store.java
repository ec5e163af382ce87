package io.atrium.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bucket of a server that speaks S3's protocol. A file of more than one part is a multipart upload; a part is numbered by where it begins, so that a node which knows nothing
 * but the offset goes on where another stopped. What is too little for a part waits in an object beside, {@code ID.tail}.
 */
final class S3Store implements FileStore {
    /** The least that S3 takes of any part but the last. */
    static final int PART = 5 * 1024 * 1024;

    private static final int BUFFER = 65_536;
    private static final Pattern UPLOAD_ID = Pattern.compile("<UploadId>([^<]+)</UploadId>");
    private static final Pattern ONE_PART = Pattern.compile("<Part>(.*?)</Part>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("<PartNumber>(\\d+)</PartNumber>");
    private static final Pattern ETAG = Pattern.compile("<ETag>([^<]+)</ETag>");
    private static final Pattern NEXT = Pattern.compile("<NextPartNumberMarker>(\\d+)</NextPartNumberMarker>");

    private final S3Bucket bucket;

    S3Store(S3Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public String begin(String id, long bytes) throws IOException {
        return bytes <= PART ? "" : first(UPLOAD_ID, bucket.call("POST", id, Map.of("uploads", ""), S3Bucket.NOTHING));
    }

    @Override
    public long append(Incoming file, long offset, InputStream body) throws IOException {
        long tail = offset % PART;
        try (InputStream kept = tail == 0 ? InputStream.nullInputStream() : open(tailOf(file.id()), 0, tail);
                InputStream whole = new SequenceInputStream(kept, body)) {
            return store(file, offset - tail, whole) - tail;
        }
    }

    /** @param begin of a part @return how many bytes were stored from there on */
    private long store(Incoming file, long begin, InputStream whole) throws IOException {
        long at = begin;
        while (true) {
            try (Spool spool = Spool.of(new DiskStore.Part(whole, PART))) {
                long end = at + spool.bytes;
                if (spool.bytes > 0 && (spool.bytes == PART || end == file.bytes())) {
                    put(file, at / PART + 1, spool);
                } else if (spool.bytes > 0) {
                    bucket.call("PUT", tailOf(file.id()), Map.of(), spool.body());
                }
                at = end;
                if (spool.bytes < PART) {
                    return at - begin;
                }
            }
        }
    }

    private void put(Incoming file, long part, Spool spool) throws IOException {
        Map<String, String> query = file.upload().isEmpty()
                ? Map.of()
                : Map.of("partNumber", Long.toString(part), "uploadId", file.upload());
        bucket.call("PUT", file.id(), query, spool.body());
    }

    @Override
    public void complete(Incoming file) throws IOException {
        if (file.bytes() == 0) {
            put(file.id(), new byte[0]);
        } else if (!file.upload().isEmpty()) {
            join(file);
        }
        if (file.bytes() % PART != 0) {
            bucket.call("DELETE", tailOf(file.id()), Map.of(), S3Bucket.NOTHING);
        }
    }

    private void join(Incoming file) throws IOException {
        StringBuilder parts = new StringBuilder("<CompleteMultipartUpload>");
        try {
            parts(file)
                    .forEach((number, etag) -> parts.append("<Part><PartNumber>")
                            .append(number)
                            .append("</PartNumber><ETag>")
                            .append(etag)
                            .append("</ETag></Part>"));
        } catch (NoSuchFileException joinedBefore) {
            // The answer got lost; it is there, then.
            open(file.id(), file.bytes() - 1, 1).close();
            return;
        }
        byte[] list = parts.append("</CompleteMultipartUpload>").toString().getBytes(StandardCharsets.UTF_8);
        String answer = bucket.call("POST", file.id(), Map.of("uploadId", file.upload()), S3Bucket.Body.of(list));
        // The status was sent before it was done.
        if (answer.contains("<Error>")) {
            throw new IOException("the store of files can't join " + file.id() + ": " + answer);
        }
    }

    /** Their tags, as XML, by number. */
    private Map<Integer, String> parts(Incoming file) throws IOException {
        Map<Integer, String> parts = new TreeMap<>();
        long most = (file.bytes() + PART - 1) / PART;
        String after = "0";
        while (parts.size() < most) {
            Map<String, String> query = Map.of("uploadId", file.upload(), "part-number-marker", after);
            String page = bucket.call("GET", file.id(), query, S3Bucket.NOTHING);
            int before = parts.size();
            ONE_PART.matcher(page)
                    .results()
                    .map(part -> part.group(1))
                    .forEach(part -> parts.put(Integer.valueOf(found(NUMBER, part)), found(ETAG, part)));
            if (parts.isEmpty()) {
                throw new NoSuchFileException(file.id());
            }
            if (parts.size() == before) {
                throw new IOException("of " + most + " parts of " + file.id() + " the store of files has " + before);
            }
            Matcher next = NEXT.matcher(page);
            after = next.find() ? next.group(1) : Integer.toString(parts.size());
        }
        return parts;
    }

    @Override
    public InputStream open(String id, long from, long bytes) throws IOException {
        if (bytes == 0) {
            return InputStream.nullInputStream();
        }
        Map<String, String> range = Map.of("range", "bytes=" + from + "-" + (from + bytes - 1));
        return bucket.open("GET", id, Map.of(), range, S3Bucket.NOTHING);
    }

    @Override
    public void put(String id, byte[] content) throws IOException {
        bucket.call("PUT", id, Map.of(), S3Bucket.Body.of(content));
    }

    @Override
    public void replace(String id, long bytes, InputStream content) throws IOException {
        Incoming file = new Incoming(id, begin(id, bytes), bytes);
        if (append(file, 0, content) != bytes) {
            remove(tailOf(id), null);
            if (!file.upload().isEmpty()) {
                removed(id, Map.of("uploadId", file.upload()));
            }
            throw new IOException("file " + id + " would have other than " + bytes + " bytes");
        }
        complete(file);
    }

    @Override
    public void remove(String id, String upload) throws IOException {
        if (upload != null && !upload.isEmpty()) {
            removed(id, Map.of("uploadId", upload));
        }
        removed(id, Map.of());
        removed(tailOf(id), Map.of());
    }

    private void removed(String name, Map<String, String> query) throws IOException {
        try {
            bucket.call("DELETE", name, query, S3Bucket.NOTHING);
        } catch (NoSuchFileException gone) {
            return;
        }
    }

    private static String tailOf(String id) {
        return id + ".tail";
    }

    private static String first(Pattern pattern, String xml) throws IOException {
        Matcher found = pattern.matcher(xml);
        if (!found.find()) {
            throw new IOException("the store of files does not answer as S3 does: " + xml);
        }
        return found.group(1);
    }

    private static String found(Pattern pattern, String xml) {
        Matcher found = pattern.matcher(xml);
        return found.find() ? found.group(1) : "";
    }

    /** A part on its way, on this node's disk: what is sent must be signed, and is not known before all of it is here. */
    private static final class Spool implements AutoCloseable {
        private final Path file;
        private final long bytes;
        private final String hash;

        private Spool(Path file, long bytes, String hash) {
            this.file = file;
            this.bytes = bytes;
            this.hash = hash;
        }

        static Spool of(InputStream part) throws IOException {
            Path file = Files.createTempFile("atrium", ".part");
            MessageDigest sha256 = S3Signature.sha256();
            try (OutputStream to = new DigestOutputStream(Files.newOutputStream(file), sha256)) {
                byte[] buffer = new byte[BUFFER];
                long bytes = 0;
                for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
                    to.write(buffer, 0, read);
                    bytes += read;
                }
                return new Spool(file, bytes, S3Signature.hex(sha256.digest()));
            } catch (IOException | RuntimeException failure) {
                Files.deleteIfExists(file);
                throw failure;
            }
        }

        S3Bucket.Body body() throws IOException {
            return new S3Bucket.Body(BodyPublishers.ofFile(file), hash);
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
