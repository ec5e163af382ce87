package io.atrium.kind.document.yjs;

import java.util.ArrayList;
import java.util.List;

/** What an item holds. Of several elements each is an operation of its own. */
sealed interface Content {
    int DELETED = 1;
    int JSON = 2;
    int BINARY = 3;
    int STRING = 4;
    int EMBED = 5;
    int FORMAT = 6;
    int TYPE = 7;
    int ANY = 8;
    int DOC = 9;

    /** The number it goes by on the wire. */
    int ref();

    /** Operations. */
    long length();

    void write(Lib0Writer to);

    /** The first so many elements; more than none and fewer than all. */
    Content head(long length);

    /** What comes behind so many elements. */
    Content tail(long offset);

    /** Whether it may be forgotten once it is deleted: a type's children still name it as their parent. */
    default boolean isForgettable() {
        return ref() != TYPE && ref() != DOC;
    }

    /** Deleted, and forgotten what it was. */
    record Deleted(long length) implements Content {
        @Override
        public int ref() {
            return DELETED;
        }

        @Override
        public void write(Lib0Writer to) {
            to.varUint(length);
        }

        @Override
        public Content head(long some) {
            return new Deleted(some);
        }

        @Override
        public Content tail(long offset) {
            return new Deleted(length - offset);
        }
    }

    /** A run of text, counted in UTF-16. */
    record Text(String text) implements Content {
        private static final String HALF = "\ufffd";

        @Override
        public int ref() {
            return STRING;
        }

        @Override
        public long length() {
            return text.length();
        }

        @Override
        public void write(Lib0Writer to) {
            to.varString(text);
        }

        /** As Yjs does, both halves of a pair that is cut become the replacement character. */
        @Override
        public Content head(long some) {
            int end = (int) some;
            return new Text(cuts(end) ? text.substring(0, end - 1) + HALF : text.substring(0, end));
        }

        @Override
        public Content tail(long offset) {
            int from = (int) offset;
            return new Text(cuts(from) ? HALF + text.substring(from + 1) : text.substring(from));
        }

        private boolean cuts(int at) {
            return Character.isHighSurrogate(text.charAt(at - 1));
        }
    }

    /** Values of an array, each as it is encoded. */
    record Values(int ref, List<byte[]> values) implements Content {
        @Override
        public long length() {
            return values.size();
        }

        @Override
        public void write(Lib0Writer to) {
            to.varUint(values.size());
            values.forEach(to::raw);
        }

        @Override
        public Content head(long some) {
            return new Values(ref, List.copyOf(values.subList(0, (int) some)));
        }

        @Override
        public Content tail(long offset) {
            return new Values(ref, List.copyOf(values.subList((int) offset, values.size())));
        }
    }

    /** One thing, as it is encoded: a picture, a format, a shared type, a document. */
    record Whole(int ref, byte[] encoded) implements Content {
        @Override
        public long length() {
            return 1;
        }

        @Override
        public void write(Lib0Writer to) {
            to.raw(encoded);
        }

        @Override
        public Content head(long some) {
            throw new IllegalStateException("one thing has no parts");
        }

        @Override
        public Content tail(long offset) {
            throw new IllegalStateException("one thing has no parts");
        }
    }

    /** @param ref as the item's head says */
    static Content read(int ref, Lib0Reader from) {
        return switch (ref) {
            case DELETED -> new Deleted(from.varUint());
            case STRING -> new Text(from.varString());
            case JSON, ANY -> values(ref, from);
            case BINARY, EMBED, FORMAT, TYPE, DOC -> {
                int start = from.position();
                skip(ref, from);
                yield new Whole(ref, from.since(start));
            }
            default -> throw Lib0Reader.malformed("there is no content of kind " + ref);
        };
    }

    private static Content values(int ref, Lib0Reader from) {
        int count = from.count();
        List<byte[]> values = new ArrayList<>(Math.min(count, 64));
        for (int i = 0; i < count; i++) {
            int start = from.position();
            if (ref == ANY) {
                from.skipAny();
            } else {
                requireJson(from.varString());
            }
            values.add(from.since(start));
        }
        return new Values(ref, values);
    }

    private static void requireJson(String text) {
        if (!text.equals("undefined")) {
            Lib0Reader.requireJson(text);
        }
    }

    private static void skip(int ref, Lib0Reader from) {
        switch (ref) {
            case BINARY -> from.varBytes();
            case EMBED -> from.json();
            case FORMAT -> {
                from.varString();
                from.json();
            }
            case TYPE -> skipType(from);
            default -> {
                from.varString();
                from.skipAny();
            }
        }
    }

    private static void skipType(Lib0Reader from) {
        long type = from.varUint();
        if (type == Types.XML_ELEMENT || type == Types.XML_HOOK) {
            from.varString();
        } else if (type > Types.LAST) {
            throw Lib0Reader.malformed("there is no shared type " + type);
        }
    }
}
