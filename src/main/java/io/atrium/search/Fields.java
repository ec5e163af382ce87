package io.atrium.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;

/** The index's fields, and a {@link Saying} as a document of them. */
final class Fields {
    /** Unique: of an entry, or of a room's position. */
    static final String ID = "id";

    static final String ROOM = "room";
    static final String SEQ = "seq";
    static final String KIND = "kind";
    static final String TYPE = "type";
    static final String FROM = "from";

    /** When it happened; the order of all documents. */
    static final String AT = "at";

    /** When it was stored. */
    static final String STORED_AT = "stored_at";

    static final String LINK = "link";

    /** The words, in their order. */
    static final String WORDS = "words";

    /** Pieces of words: {@link Grams}. */
    static final String PARTS = "parts";

    /** As it was written. */
    static final String TEXT = "text";

    static final String EPOCH = "epoch";
    static final String POSITION_OF = "position_of";
    static final String POSITION = "position";
    static final String REWRITTEN = "rewritten";

    /** Newest first. Unique, so that a page begins where the one before ended. */
    static final Sort NEWEST = new Sort(byTime(), bySeq(), byRoom());

    /** Best first, of equals the newest. */
    static final Sort BEST = new Sort(SortField.FIELD_SCORE, byTime(), bySeq(), byRoom());

    private static final String YES = "yes";

    private Fields() {}

    static Term id(long roomId, long seq) {
        return new Term(ID, roomId + "/" + seq);
    }

    static Term positionId(long roomId) {
        return new Term(ID, Long.toString(roomId));
    }

    static Term link() {
        return new Term(LINK, YES);
    }

    static Document document(Saying saying) {
        Document document = new Document();
        document.add(new StringField(ID, id(saying.roomId(), saying.seq()).text(), Store.NO));
        document.add(new LongField(ROOM, saying.roomId(), Store.YES));
        document.add(new NumericDocValuesField(SEQ, saying.seq()));
        document.add(new LongPoint(SEQ, saying.seq()));
        document.add(new StoredField(SEQ, saying.seq()));
        document.add(new StringField(KIND, saying.kind(), Store.YES));
        document.add(new StoredField(TYPE, saying.type()));
        document.add(new StringField(FROM, saying.from(), Store.YES));
        document.add(new LongField(AT, saying.at(), Store.YES));
        document.add(new LongPoint(STORED_AT, saying.storedAt()));
        if (saying.hasLink()) {
            document.add(new StringField(LINK, YES, Store.NO));
        }
        document.add(new TextField(WORDS, saying.text(), Store.NO));
        document.add(new TextField(PARTS, saying.text(), Store.NO));
        document.add(new StoredField(TEXT, saying.text()));
        return document;
    }

    /** @param stored a document's stored fields */
    static Saying saying(Document stored) {
        return new Saying(
                whole(stored, ROOM),
                whole(stored, SEQ),
                stored.get(KIND),
                stored.get(TYPE),
                stored.get(FROM),
                whole(stored, AT),
                0,
                stored.get(TEXT));
    }

    /** No search finds it: it belongs to no room. */
    static Document document(long roomId, Position position) {
        Document document = new Document();
        document.add(new StringField(ID, positionId(roomId).text(), Store.NO));
        document.add(new StringField(POSITION_OF, Long.toString(roomId), Store.YES));
        document.add(new StoredField(EPOCH, position.epoch()));
        document.add(new StoredField(POSITION, position.seq()));
        document.add(new StoredField(REWRITTEN, position.rewritten()));
        return document;
    }

    static Position position(Document stored) {
        return new Position(stored.get(EPOCH), whole(stored, POSITION), whole(stored, REWRITTEN));
    }

    static long whole(Document stored, String field) {
        return stored.getField(field).numericValue().longValue();
    }

    private static SortField byTime() {
        return LongField.newSortField(AT, true, SortedNumericSelector.Type.MIN);
    }

    private static SortField bySeq() {
        return new SortField(SEQ, SortField.Type.LONG, true);
    }

    private static SortField byRoom() {
        return LongField.newSortField(ROOM, false, SortedNumericSelector.Type.MIN);
    }
}
