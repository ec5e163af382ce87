package io.atrium.kind.document.yjs;

import java.util.Objects;
import java.util.Optional;

/** A run of one client's operations. Whose it is says where it is kept. */
sealed interface Struct {
    /** The first operation's number. */
    long clock();

    /** Operations; at least one. */
    long length();

    /** Its own part from an operation on, {@code clock < from < end}. */
    Struct tail(long client, long from);

    /** Its own part before an operation, {@code clock < to < end}. */
    Struct head(long to);

    void write(Lib0Writer to);

    /** Both in one, where a following struct says nothing that this one does not; Yjs would take either for the other. */
    Optional<Struct> join(long client, Struct next);

    /** One past the last operation's number. */
    default long end() {
        return clock() + length();
    }

    /** A place where something was forgotten, and where it stood with it. */
    record Gc(long clock, long length) implements Struct {
        static final int INFO = 0;

        @Override
        public Struct tail(long client, long from) {
            return new Gc(from, end() - from);
        }

        @Override
        public Struct head(long to) {
            return new Gc(clock, to - clock);
        }

        @Override
        public void write(Lib0Writer to) {
            to.uint8(INFO).varUint(length);
        }

        @Override
        public Optional<Struct> join(long client, Struct next) {
            return next instanceof Gc ? Optional.of(new Gc(clock, length + next.length())) : Optional.empty();
        }
    }

    /**
     * Something inserted.
     *
     * @param origin what stood to its left when it was inserted; null: the beginning
     * @param rightOrigin what stood to its right; null: the end
     * @param parent null where a neighbour says it
     * @param key of a map or of attributes, or null
     */
    record Item(long clock, Id origin, Id rightOrigin, Parent parent, String key, Content content) implements Struct {
        private static final int HAS_ORIGIN = 0x80;
        private static final int HAS_RIGHT_ORIGIN = 0x40;
        private static final int HAS_KEY = 0x20;
        private static final int CONTENT = 0x1f;

        /** Characters of a joined text: joining one after the other costs no more than that for each. */
        private static final int LONGEST = 512;

        /** @param info the byte before it, which tells what is there */
        static Item read(Id id, int info, Lib0Reader from) {
            Id origin = (info & HAS_ORIGIN) == 0 ? null : Id.read(from);
            Id rightOrigin = (info & HAS_RIGHT_ORIGIN) == 0 ? null : Id.read(from);
            boolean alone = origin == null && rightOrigin == null;
            Parent parent = alone ? Parent.read(from) : null;
            String key = alone && (info & HAS_KEY) != 0 ? from.varString() : null;
            requireEarlier(id, origin);
            requireEarlier(id, rightOrigin);
            requireEarlier(id, parent == null ? null : parent.item());
            return new Item(id.clock(), origin, rightOrigin, parent, key, Content.read(info & CONTENT, from));
        }

        /** Nobody inserts beside what they have not made yet. */
        private static void requireEarlier(Id id, Id other) {
            if (other != null && other.client() == id.client() && other.clock() >= id.clock()) {
                throw Lib0Reader.malformed("an item stands beside a later one of its own client");
            }
        }

        static boolean isAnnouncedBy(int info) {
            return (info & CONTENT) != Gc.INFO;
        }

        @Override
        public long length() {
            return content.length();
        }

        @Override
        public Struct tail(long client, long from) {
            return new Item(from, new Id(client, from - 1), rightOrigin, null, null, content.tail(from - clock));
        }

        @Override
        public Struct head(long to) {
            return with(content.head(to - clock));
        }

        Item with(Content other) {
            return new Item(clock, origin, rightOrigin, parent, key, other);
        }

        @Override
        public void write(Lib0Writer to) {
            to.uint8((origin == null ? 0 : HAS_ORIGIN)
                    | (rightOrigin == null ? 0 : HAS_RIGHT_ORIGIN)
                    | (key == null ? 0 : HAS_KEY)
                    | content.ref());
            if (origin != null) {
                origin.write(to);
            }
            if (rightOrigin != null) {
                rightOrigin.write(to);
            }
            if (parent != null) {
                parent.write(to);
            }
            if (key != null) {
                to.varString(key);
            }
            content.write(to);
        }

        /** What is typed on end stands each behind the one before, and before the same as that. */
        @Override
        public Optional<Struct> join(long client, Struct next) {
            if (!(next instanceof Item item)
                    || !new Id(client, end() - 1).equals(item.origin)
                    || !Objects.equals(rightOrigin, item.rightOrigin)) {
                return Optional.empty();
            }
            return joined(item.content).map(this::with);
        }

        private Optional<Content> joined(Content next) {
            if (content instanceof Content.Text text && next instanceof Content.Text more) {
                return text.length() + more.length() > LONGEST
                        ? Optional.empty()
                        : Optional.of(new Content.Text(text.text() + more.text()));
            }
            return content instanceof Content.Deleted && next instanceof Content.Deleted
                    ? Optional.of(new Content.Deleted(content.length() + next.length()))
                    : Optional.empty();
        }
    }
}
