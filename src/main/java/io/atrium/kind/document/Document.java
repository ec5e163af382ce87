package io.atrium.kind.document;

import io.atrium.kind.document.yjs.Merged;
import io.atrium.kind.document.yjs.Reading;
import io.atrium.kind.document.yjs.StateVector;
import io.atrium.kind.document.yjs.Update;
import io.atrium.room.Entry;
import java.time.Instant;

/** A document as of one entry of its room's log. Not for several threads. */
final class Document {
    static final String UPDATE = "update";
    static final String VERSION = "version";

    /** Name of the shared type that holds the text, where an editor gives it no other. */
    static final String ROOT = "text";

    private final Merged merged = new Merged();
    private long seq;
    private Instant at;

    /** Before the first entry. */
    Document() {}

    /** As it was kept. */
    Document(long seq, Instant at, byte[] kept) {
        this.seq = seq;
        this.at = at;
        merged.apply(Update.of(kept));
    }

    void apply(Entry entry) {
        seq = entry.getSeq();
        at = entry.getAt();
        if (entry.getType().equals(UPDATE)) {
            merged.apply(Update.of(Base64Text.of(entry.body())));
        }
    }

    /** The last entry that is in it. */
    long seq() {
        return seq;
    }

    /** When that was stored; null before the first. */
    Instant at() {
        return at;
    }

    boolean knows(Update update) {
        return merged.knows(update);
    }

    StateVector state() {
        return merged.state();
    }

    /** What somebody who knows so much lacks. */
    byte[] since(StateVector vector) {
        return merged.since(vector).toBytes();
    }

    /** All of it, as quickly as it can be copied. */
    Copy copy() {
        return new Copy(seq, merged.copy());
    }

    /** All of it in as little room as can be. */
    byte[] compact() {
        return merged.compacted().toBytes();
    }

    /** A document that nobody changes any more, for any thread. */
    record Copy(long seq, Merged merged) {
        byte[] update() {
            return merged.toBytes();
        }

        String text() {
            Reading reading = merged.read();
            return reading.text(root(reading));
        }

        /** What adds text at its end. */
        Update appending(String text) {
            return merged.append(root(merged.read()), text);
        }

        /** The shared type that holds the text: {@link #ROOT}, or where nothing was ever written there, the first that has any. */
        private static String root(Reading reading) {
            return reading.names().contains(ROOT)
                    ? ROOT
                    : reading.names().stream()
                            .filter(name -> !reading.text(name).isEmpty())
                            .findFirst()
                            .orElse(ROOT);
        }
    }
}
