package io.atrium.kind.document.yjs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What changed in a document, in Yjs' format version 1: structs and deletions. Well-formed as soon as there is one: {@link #of} reads all of it.
 */
public final class Update {
    /** Instead of operations that the sender does not know either. */
    private static final int SKIP = 10;

    private final NavigableMap<Long, List<Struct>> structs;
    private final DeleteSet deletes;

    Update(NavigableMap<Long, List<Struct>> structs, DeleteSet deletes) {
        this.structs = structs;
        this.deletes = deletes;
    }

    /** @throws io.atrium.wire.Problem {@code malformed} */
    public static Update of(byte[] encoded) {
        Lib0Reader from = new Lib0Reader(encoded);
        NavigableMap<Long, List<Struct>> structs = new TreeMap<>();
        int clients = from.count();
        for (int i = 0; i < clients; i++) {
            int count = from.count();
            long client = from.varUint();
            // Yjs would go by the last and lose the others.
            if (structs.put(client, structs(client, count, from)) != null) {
                throw Lib0Reader.malformed("a client stands there twice");
            }
        }
        structs.values().removeIf(List::isEmpty);
        Update read = new Update(structs, DeleteSet.read(from));
        from.requireEnd();
        return read;
    }

    private static List<Struct> structs(long client, int count, Lib0Reader from) {
        List<Struct> structs = new ArrayList<>(Math.min(count, 1_024));
        long clock = from.varUint();
        for (int i = 0; i < count; i++) {
            int info = from.uint8();
            if (info == SKIP) {
                clock = end(clock, from.varUint());
                continue;
            }
            Struct struct = Struct.Item.isAnnouncedBy(info)
                    ? Struct.Item.read(new Id(client, clock), info, from)
                    : new Struct.Gc(clock, from.varUint());
            if (struct.length() == 0) {
                throw Lib0Reader.malformed("a struct of nothing");
            }
            clock = end(clock, struct.length());
            structs.add(struct);
        }
        return structs;
    }

    static long end(long clock, long length) {
        if (length > Lib0Reader.MAX_SAFE - clock) {
            throw Lib0Reader.malformed("a clock is too large");
        }
        return clock + length;
    }

    public byte[] toBytes() {
        Lib0Writer to = new Lib0Writer().varUint(structs.size());
        // The highest client first, which makes it easier for the reader to put conflicting items in order.
        structs.descendingMap().forEach((client, own) -> write(client, own, to));
        deletes.write(to);
        return to.toBytes();
    }

    private static void write(long client, List<Struct> own, Lib0Writer to) {
        Lib0Writer written = new Lib0Writer();
        int count = 0;
        long clock = own.get(0).clock();
        for (Struct struct : own) {
            if (struct.clock() > clock) {
                written.uint8(SKIP).varUint(struct.clock() - clock);
                count++;
            }
            struct.write(written);
            count++;
            clock = struct.end();
        }
        to.varUint(count).varUint(client).varUint(own.get(0).clock()).raw(written.toBytes());
    }

    /** Text as the only content of a document's shared type, by a client that says nothing else. */
    public static Update text(long client, String root, String text) {
        return of(client, new Struct.Item(0, null, null, new Parent(root, null), null, new Content.Text(text)));
    }

    /** Text behind what is the last there. */
    static Update text(long client, Id last, String text) {
        return of(client, new Struct.Item(0, last, null, null, null, new Content.Text(text)));
    }

    private static Update of(long client, Struct struct) {
        NavigableMap<Long, List<Struct>> structs = new TreeMap<>();
        structs.put(client, List.of(struct));
        return new Update(structs, new DeleteSet());
    }

    /** The same in several, each of at most so many bytes, unless a single operation takes more. */
    public List<Update> parts(int mostBytes) {
        return Parts.of(this, mostBytes);
    }

    /** Whether it says nothing at all. */
    public boolean isEmpty() {
        return structs.isEmpty() && deletes.isEmpty();
    }

    Map<Long, List<Struct>> structs() {
        return Collections.unmodifiableMap(structs);
    }

    DeleteSet deletes() {
        return deletes;
    }
}
