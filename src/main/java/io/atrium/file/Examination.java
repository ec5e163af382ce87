package io.atrium.file;

import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** What a file is, before anybody gets to see it. */
@ApplicationScoped
class Examination {
    private static final int BUFFER = 65_536;

    /** Shown as it is: a thumbnail would save nothing, and what moves in it would stand still. */
    private static final long SMALL = 256 * 1024;

    @Inject
    private FileStore store;

    @Inject
    private Scanners scanners;

    @Inject
    private Thumbnails thumbnails;

    @Inject
    private FileLimits limits;

    /** @throws Problem {@code infected}, {@code unscannable} @throws IOException the store or the scanner is away */
    Examined of(StoredFile file, Lease lease) throws IOException {
        DigestOutputStream digest = new DigestOutputStream(OutputStream.nullOutputStream(), S3Signature.sha256());
        byte[] head;
        if (scanners.isThere()) {
            try (Scanner scanner = scanners.begin()) {
                head = pass(file, lease, digest, scanner.content());
                scanner.judge();
            }
        } else {
            head = pass(file, lease, digest, OutputStream.nullOutputStream());
        }
        String type = MediaKind.of(Arrays.copyOf(head, Math.min(head.length, MediaKind.HEAD)))
                .orElse(null);
        Picture picture = Optional.ofNullable(type)
                .flatMap(known -> Picture.of(known, head))
                .filter(claimed -> claimed.isDrawable(limits.mostPixels()))
                .orElse(null);
        String sha256 = S3Signature.hex(digest.getMessageDigest().digest());
        return new Examined(sha256, type, picture, picture == null ? null : thumbnail(file, type, picture));
    }

    /** @return how it begins */
    private byte[] pass(StoredFile file, Lease lease, OutputStream... to) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        try (InputStream content = store.open(file.getId(), 0, file.getBytes())) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                for (OutputStream one : to) {
                    one.write(buffer, 0, read);
                }
                head.write(buffer, 0, Math.min(read, Picture.HEAD - head.size()));
                lease.hold();
            }
        }
        return head.toByteArray();
    }

    private String thumbnail(StoredFile file, String type, Picture picture) throws IOException {
        boolean fits = picture.width() <= Thumbnails.WIDTH && picture.height() <= Thumbnails.HEIGHT;
        if (fits && picture.turn() == Picture.UPRIGHT && file.getBytes() <= SMALL) {
            return null;
        }
        Optional<Thumbnails.Thumbnail> made =
                thumbnails.of(type, picture, () -> store.open(file.getId(), 0, file.getBytes()));
        if (made.isEmpty()) {
            return null;
        }
        store.put(FileReading.thumbnailOf(file.getId()), made.get().bytes());
        return made.get().kind();
    }
}
