package io.atrium.file;

import io.atrium.account.KeyRing;
import io.atrium.account.KeyRing.Key;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.NoSuchFileException;
import java.util.Base64;
import java.util.Optional;

/**
 * Any store, with what it keeps encrypted by {@link Sealing}. Files of before stay as they are, and without a key nothing is encrypted. An upload knows its key and its salt by its
 * name; what is no whole segment of it yet waits in a small file beside, in turns one of two: the one that a try began from is there until another has followed it.
 */
final class SealedStore implements KeyedStore {
    private static final String UPLOAD = "sealed:";
    private static final String[] WAITING = {".waita", ".waitb"};

    /** Of a waiting beginning, sealed. */
    private static final int MOST_WAITING = Sealing.SEGMENT + 64;

    private final FileStore kept;
    private final KeyRing ring;

    SealedStore(FileStore kept, KeyRing ring) {
        this.kept = kept;
        this.ring = ring;
    }

    @Override
    public String currentKey() {
        return ring.current().map(Key::id).orElse(null);
    }

    @Override
    public String begin(String id, long bytes) throws IOException {
        Optional<Key> key = ring.current();
        if (key.isEmpty()) {
            return kept.begin(id, bytes);
        }
        Sealing sealing = Sealing.of(id, bytes, key.get());
        return UPLOAD + Base64.getEncoder().encodeToString(sealing.head()) + ":"
                + kept.begin(id, sealing.sealedLength());
    }

    @Override
    public long append(Incoming file, long offset, InputStream body) throws IOException {
        if (!isSealed(file.upload())) {
            return kept.append(file, offset, body);
        }
        if (offset > 0 && offset == file.bytes()) {
            requireEnd(body);
            return 0;
        }
        Sealing sealing = sealing(file);
        long first = offset / Sealing.SEGMENT;
        int begun = (int) (offset % Sealing.SEGMENT);
        Waiting waiting = begun == 0 ? Waiting.NONE : waiting(file.id(), sealing, first, begun);
        SealingStream whole = new SealingStream(
                sealing, new SequenceInputStream(new ByteArrayInputStream(waiting.bytes(), 0, begun), body), first);
        kept.append(inner(file, sealing), first == 0 ? 0 : Sealing.placeOf(first), whole);
        if (whole.rest().length > 0) {
            kept.put(file.id() + WAITING[1 - waiting.slot()], sealing.sealWaiting(whole.segment(), whole.rest()));
        }
        long end = Math.min(file.bytes(), whole.segment() * Sealing.SEGMENT) + whole.rest().length;
        return end - offset;
    }

    private static void requireEnd(InputStream body) throws IOException {
        if (body.read() >= 0) {
            throw new IOException("the file has more bytes than was announced");
        }
    }

    /** A segment's beginning. */
    private record Waiting(int slot, byte[] bytes) {
        static final Waiting NONE = new Waiting(1, new byte[0]);
    }

    private Waiting waiting(String id, Sealing sealing, long segment, int least) throws IOException {
        IOException failure = new NoSuchFileException(id);
        for (int slot = 0; slot < WAITING.length; slot++) {
            try {
                byte[] begin = sealing.openWaiting(segment, small(id + WAITING[slot]));
                if (begin != null && begin.length >= least) {
                    return new Waiting(slot, begin);
                }
            } catch (DamagedFileException torn) {
                // A try broke off over it; the one it began from is the other.
                failure = torn;
            }
        }
        throw failure;
    }

    /** @return nothing where there is none */
    private byte[] small(String id) throws IOException {
        try (InputStream content = kept.open(id, 0, MOST_WAITING)) {
            return content.readAllBytes();
        } catch (NoSuchFileException none) {
            return new byte[0];
        }
    }

    @Override
    public void complete(Incoming file) throws IOException {
        if (!isSealed(file.upload())) {
            kept.complete(file);
            return;
        }
        kept.complete(inner(file, sealing(file)));
        removeWaiting(file.id());
    }

    @Override
    public InputStream open(String id, long from, long bytes) throws IOException {
        return open(id, from, bytes, false);
    }

    @Override
    public InputStream open(String id, long from, long bytes, boolean sealed) throws IOException {
        if (bytes == 0) {
            return kept.open(id, from, 0);
        }
        try {
            return opened(id, from, bytes, sealed);
        } catch (DamagedFileException other) {
            // It may have been sealed anew between its head and what was read of it.
            return opened(id, from, bytes, sealed);
        }
    }

    private InputStream opened(String id, long from, long bytes, boolean sealed) throws IOException {
        if (from > 0) {
            byte[] head = head(id);
            return isSealed(head, sealed)
                    ? part(id, Sealing.of(id, head, ring), from, bytes)
                    : kept.open(id, from, bytes);
        }
        long most = Sealing.placeOf(bytes / Sealing.SEGMENT + 1);
        InputStream all = kept.open(id, 0, most);
        try {
            byte[] head = all.readNBytes(Sealing.HEAD);
            if (!isSealed(head, sealed)) {
                return new DiskStore.Part(new SequenceInputStream(new ByteArrayInputStream(head), all), bytes);
            }
            Sealing sealing = Sealing.of(id, head, ring);
            return new OpeningStream(sealing, all, 0, Math.min(bytes, sealing.length()));
        } catch (IOException | RuntimeException failure) {
            all.close();
            throw failure;
        }
    }

    /** @param known whether it must be */
    private static boolean isSealed(byte[] head, boolean known) throws DamagedFileException {
        if (known && !Sealing.isHead(head)) {
            throw new DamagedFileException("a file that was encrypted is not");
        }
        return Sealing.isHead(head);
    }

    private InputStream part(String id, Sealing sealing, long from, long bytes) throws IOException {
        long some = Math.min(bytes, sealing.length() - from);
        if (some <= 0) {
            return InputStream.nullInputStream();
        }
        long begin = Sealing.placeOf(from / Sealing.SEGMENT);
        long end = Math.min(sealing.sealedLength(), Sealing.placeOf((from + some - 1) / Sealing.SEGMENT + 1));
        InputStream sealed = kept.open(id, begin, end - begin);
        try {
            return new OpeningStream(sealing, sealed, from, some);
        } catch (IOException | RuntimeException failure) {
            sealed.close();
            throw failure;
        }
    }

    private byte[] head(String id) throws IOException {
        try (InputStream begin = kept.open(id, 0, Sealing.HEAD)) {
            return begin.readNBytes(Sealing.HEAD);
        }
    }

    @Override
    public void put(String id, byte[] content) throws IOException {
        Optional<Key> key = ring.current();
        if (key.isEmpty()) {
            kept.put(id, content);
            return;
        }
        Sealing sealing = Sealing.of(id, content.length, key.get());
        ByteArrayOutputStream sealed = new ByteArrayOutputStream((int) sealing.sealedLength());
        new SealingStream(sealing, new ByteArrayInputStream(content), 0).transferTo(sealed);
        kept.put(id, sealed.toByteArray());
    }

    @Override
    public void replace(String id, long bytes, InputStream content) throws IOException {
        Optional<Key> key = ring.current();
        if (key.isEmpty()) {
            kept.replace(id, bytes, content);
            return;
        }
        Sealing sealing = Sealing.of(id, bytes, key.get());
        kept.replace(id, sealing.sealedLength(), new SealingStream(sealing, content, 0));
    }

    @Override
    public boolean reseal(String id, long bytes, boolean sealed) throws IOException {
        byte[] head = head(id);
        if (ring.current().isEmpty()
                || isSealed(head, sealed) && Sealing.keyOf(head).equals(currentKey())) {
            return false;
        }
        try (InputStream plain = open(id, 0, bytes, sealed)) {
            replace(id, bytes, plain);
        }
        return true;
    }

    @Override
    public boolean resealSmall(String id, boolean sealed) throws IOException {
        byte[] plain;
        try (InputStream content = open(id, 0, Integer.MAX_VALUE, sealed)) {
            plain = content.readAllBytes();
        }
        return reseal(id, plain.length, sealed);
    }

    @Override
    public void remove(String id, String upload) throws IOException {
        boolean sealed = isSealed(upload);
        kept.remove(id, sealed ? upload.substring(upload.indexOf(':', UPLOAD.length()) + 1) : upload);
        if (sealed) {
            removeWaiting(id);
        }
    }

    private void removeWaiting(String id) throws IOException {
        for (String beside : WAITING) {
            kept.remove(id + beside, null);
        }
    }

    /** By the id of which key an upload is encrypted, as {@link #begin} has said; null: by none. */
    static String keyOf(String upload) {
        return isSealed(upload) ? Sealing.keyOf(headOf(upload)) : null;
    }

    private static byte[] headOf(String upload) {
        return Base64.getDecoder().decode(upload.substring(UPLOAD.length(), upload.indexOf(':', UPLOAD.length())));
    }

    private static boolean isSealed(String upload) {
        return upload != null && upload.startsWith(UPLOAD);
    }

    private Sealing sealing(Incoming file) throws IOException {
        return Sealing.of(file.id(), headOf(file.upload()), ring);
    }

    private static Incoming inner(Incoming file, Sealing sealing) {
        String upload = file.upload().substring(file.upload().indexOf(':', UPLOAD.length()) + 1);
        return new Incoming(file.id(), upload, sealing.sealedLength());
    }
}
