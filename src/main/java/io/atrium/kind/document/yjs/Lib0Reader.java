package io.atrium.kind.document.yjs;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Problem;
import jakarta.json.JsonArray;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what lib0 has encoded, distrusting it: nothing is read past the end, and nothing is made that is larger than what is there. */
final class Lib0Reader {
    /** The largest whole number JavaScript counts to without a gap. */
    static final long MAX_SAFE = (1L << 53) - 1;

    private static final int MORE = 0x80;

    /** Nobody's values are deeper; every parser's stack is. */
    private static final int MAX_DEPTH = 32;

    private final byte[] bytes;
    private int at;

    Lib0Reader(byte[] bytes) {
        this.bytes = bytes;
    }

    static Problem malformed(String detail) {
        return Problem.of(ErrorCode.MALFORMED, detail);
    }

    int position() {
        return at;
    }

    byte[] since(int from) {
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** @throws Problem where something is left over */
    void requireEnd() {
        if (at < bytes.length) {
            throw malformed(bytes.length - at + " bytes too many");
        }
    }

    int uint8() {
        require(1);
        return bytes[at++] & 0xff;
    }

    /** From 0 to {@link #MAX_SAFE}. */
    long varUint() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE - Byte.SIZE; shift += 7) {
            int group = uint8();
            number |= (long) (group & ~MORE) << shift;
            if (group < MORE && number <= MAX_SAFE) {
                return number;
            }
            if (group < MORE) {
                break;
            }
        }
        throw malformed("a number is too large");
    }

    /** How many things follow, each of at least one byte. */
    int count() {
        long count = varUint();
        require(count);
        return (int) count;
    }

    byte[] varBytes() {
        int length = count();
        at += length;
        return since(at - length);
    }

    /** UTF-8, strictly: a browser refuses anything else. */
    String varString() {
        int length = count();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
            at += length;
            return text;
        } catch (CharacterCodingException notUtf8) {
            throw malformed("a text is not UTF-8");
        }
    }

    /** A text that every client will parse as JSON. */
    String json() {
        String text = varString();
        requireJson(text);
        return text;
    }

    static void requireJson(String text) {
        // In brackets, since the codec takes objects and arrays alone.
        if (!(FrameCodec.structure("[" + text + "]") instanceof JsonArray array) || array.size() != 1) {
            throw malformed("not one JSON value");
        }
    }

    /** A value of any type. */
    void skipAny() {
        skipAny(0);
    }

    private void skipAny(int depth) {
        if (depth > MAX_DEPTH) {
            throw malformed("nested deeper than " + MAX_DEPTH);
        }
        int type = uint8();
        switch (type) {
            case 127, 126, 121, 120 -> {} // undefined, null, false, true: the type says it all
            case 125 -> skipVarInt();
            case 124 -> skip(Float.BYTES);
            case 123, 122 -> skip(Double.BYTES);
            case 119 -> varString();
            case 118 -> skipObject(depth);
            case 117 -> skipArray(depth);
            case 116 -> varBytes();
            default -> throw malformed("there is no value of type " + type);
        }
    }

    private void skipObject(int depth) {
        int members = count();
        for (int i = 0; i < members; i++) {
            varString();
            skipAny(depth + 1);
        }
    }

    private void skipArray(int depth) {
        int elements = count();
        for (int i = 0; i < elements; i++) {
            skipAny(depth + 1);
        }
    }

    private void skipVarInt() {
        int groups = 1;
        while (uint8() >= MORE) {
            if (++groups > Long.BYTES) {
                throw malformed("a number is too large");
            }
        }
    }

    private void skip(int length) {
        require(length);
        at += length;
    }

    private void require(long length) {
        if (length > bytes.length - at) {
            throw malformed("it ends too early");
        }
    }
}
