package io.atrium.search;

import java.io.IOException;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/**
 * Entries of many rooms: each entry that matches otherwise is looked up. The same as another only where it is that other: it is kept and used for many
 * searches, and to compare a hundred thousand rooms for each would cost more than the search.
 */
final class RoomSet extends Query {
    private final int size;
    private final Query rooms;

    RoomSet(long[] ids) {
        size = ids.length;
        rooms = SortedNumericDocValuesField.newSlowSetQuery(Fields.ROOM, ids);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) throws IOException {
        return new FilterWeight(this, rooms.createWeight(searcher, scoreMode, boost)) {};
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "entries of " + size + " rooms";
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
