package io.atrium.file;

import io.atrium.account.KeyRing;
import io.atrium.account.KeyRing.Key;
import io.atrium.account.MissingKeyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How one file is encrypted. A head of {@value #HEAD} bytes: {@code magic 8, key id 8, salt 16, length 8}; then segments of {@value #SEGMENT} bytes, the last one shorter, each
 * {@code nonce 12, AES-256-GCM, tag 16}, under a key that is derived from the salt. Each vouches for the head, the file's id and its own number: what is cut off, moved, mixed
 * or changed does not open. Nonces are random, so that a segment may be written again.
 */
final class Sealing {
    static final int SEGMENT = 65_536;
    static final int HEAD = 40;

    private static final byte[] MAGIC = {(byte) 0xA7, 'a', 't', 'r', 'i', 'u', 'm', 1};
    private static final int ID = 8;
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int ADDED = NONCE + TAG;

    /** The number of what is no segment: a beginning of one, which waits for its rest. */
    private static final long WAITING = 1L << 62;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] head;
    private final byte[] name;
    private final long length;
    private final SecretKeySpec key;

    private Sealing(byte[] head, String id, Key key) {
        this.head = head;
        this.name = id.getBytes(StandardCharsets.UTF_8);
        this.length = ByteBuffer.wrap(head).getLong(HEAD - Long.BYTES);
        this.key = key.derive("atrium file 1", Arrays.copyOfRange(head, MAGIC.length + ID, HEAD - Long.BYTES));
    }

    /** A new one, of so many bytes. */
    static Sealing of(String id, long length, Key key) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        ByteBuffer head = ByteBuffer.allocate(HEAD)
                .put(MAGIC)
                .put(HexFormat.of().parseHex(key.id()))
                .put(salt)
                .putLong(length);
        return new Sealing(head.array(), id, key);
    }

    /** @throws IOException because of a {@link MissingKeyException} where nobody has set its key */
    static Sealing of(String id, byte[] head, KeyRing ring) throws IOException {
        try {
            return new Sealing(head, id, ring.find(keyOf(head)));
        } catch (MissingKeyException missing) {
            throw new IOException(missing);
        }
    }

    static boolean isHead(byte[] begin) {
        return begin.length == HEAD && Arrays.equals(MAGIC, Arrays.copyOf(begin, MAGIC.length));
    }

    /** The id of the key. */
    static String keyOf(byte[] head) {
        return HexFormat.of().formatHex(head, MAGIC.length, MAGIC.length + ID);
    }

    byte[] head() {
        return head;
    }

    /** In bytes, as it came. */
    long length() {
        return length;
    }

    /** In bytes, as it is kept. */
    long sealedLength() {
        return HEAD + length + segments() * ADDED;
    }

    /** At least one: of an empty file an empty one, that vouches for it. */
    long segments() {
        return Math.max(1, (length + SEGMENT - 1) / SEGMENT);
    }

    int size(long segment) {
        return (int) Math.min(SEGMENT, length - segment * SEGMENT);
    }

    int sealedSize(long segment) {
        return size(segment) + ADDED;
    }

    /** Where a segment begins. */
    static long placeOf(long segment) {
        return HEAD + segment * (SEGMENT + ADDED);
    }

    byte[] seal(long segment, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, segment).doFinal(plain);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** @throws DamagedFileException where it is not what was sealed there */
    byte[] open(long segment, byte[] sealed) throws IOException {
        if (sealed.length < ADDED) {
            throw new DamagedFileException("a file ends before its end");
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), segment);
            return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException changed) {
            throw new DamagedFileException("a file is not what was stored", changed);
        }
    }

    /** Of a segment that is not whole yet. */
    byte[] sealWaiting(long segment, byte[] begin) {
        byte[] sealed = seal(WAITING + segment, begin);
        return ByteBuffer.allocate(Long.BYTES + sealed.length)
                .putLong(segment)
                .put(sealed)
                .array();
    }

    /** @return null: it is of another segment */
    byte[] openWaiting(long segment, byte[] sealed) throws IOException {
        return sealed.length < Long.BYTES || ByteBuffer.wrap(sealed).getLong() != segment
                ? null
                : open(WAITING + segment, Arrays.copyOfRange(sealed, Long.BYTES, sealed.length));
    }

    private Cipher cipher(int mode, byte[] nonce, long segment) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(head);
        cipher.updateAAD(name);
        cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(segment).array());
        return cipher;
    }
}
