package io.atrium.kind.document.yjs;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** An update in several, each of a bounded size: an entry of the log holds no more. Whoever has them all has the update. */
final class Parts {
    private static final int DELETES = 4_096;

    private final int mostBytes;
    private final List<Update> parts = new ArrayList<>();
    private TreeMap<Long, List<Struct>> gathered = new TreeMap<>();
    private int bytes;

    private Parts(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** @param mostBytes of a part, unless a single operation takes more */
    static List<Update> of(Update update, int mostBytes) {
        Parts parts = new Parts(mostBytes);
        update.structs().forEach((client, structs) -> structs.forEach(struct -> parts.add(client, struct)));
        parts.finish();
        update.deletes().parts(DELETES).forEach(some -> parts.parts.add(new Update(new TreeMap<>(), some)));
        return parts.parts;
    }

    private void add(long client, Struct struct) {
        Lib0Writer written = new Lib0Writer();
        struct.write(written);
        int more = written.toBytes().length;
        long middle = middle(struct);
        if (more > mostBytes && middle < struct.end()) {
            add(client, struct.head(middle));
            add(client, struct.tail(client, middle));
            return;
        }
        if (bytes + more > mostBytes) {
            finish();
        }
        gathered.computeIfAbsent(client, unknown -> new ArrayList<>()).add(struct);
        bytes += more;
    }

    /** Not within a pair of surrogates; the end where there is no such place. */
    private static long middle(Struct struct) {
        long middle = Math.max(1, struct.length() / 2);
        boolean pair = struct instanceof Struct.Item item
                && item.content() instanceof Content.Text text
                && Character.isHighSurrogate(text.text().charAt((int) middle - 1));
        return struct.clock() + middle + (pair ? 1 : 0);
    }

    private void finish() {
        if (!gathered.isEmpty()) {
            parts.add(new Update(gathered, new DeleteSet()));
            gathered = new TreeMap<>();
            bytes = 0;
        }
    }
}
