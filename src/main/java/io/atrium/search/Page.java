package io.atrium.search;

import io.atrium.wire.CommonTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;

/**
 * One page of what matches.
 *
 * @param exact whether {@code total} is what there is; else there are at least so many
 * @param next null: this is the last page
 */
record Page(List<Saying> sayings, long total, boolean exact, Bookmark next) {
    static final Page EMPTY = new Page(List.of(), 0, true, null);

    /** Matches are counted so far, then no more. */
    private static final int COUNTED = 1_000;

    /** A question takes no longer; what it has found by then is its answer. */
    private static final long LONGEST_NANOS = 1_000_000_000;

    /** How much it counts that something was said lately, beside its words; and half of that after so long. */
    private static final float RECENCY = 2;

    private static final long HALF_MILLIS = 30L * 24 * 60 * 60 * 1_000;

    /** @param query with the rights of who asks in it */
    static Page read(IndexSearcher searcher, Query query, Sorting sorting, int limit, Bookmark after)
            throws IOException {
        long end = System.nanoTime() + LONGEST_NANOS;
        searcher.setTimeout(() -> System.nanoTime() - end > 0);
        long now = after == null ? CommonTime.now().toEpochMilli() : after.asked();
        Found found = sorting == Sorting.NEWEST
                ? newest(searcher, query, limit, after)
                : best(searcher, lately(query, now), limit, after);
        ScoreDoc[] documents = found.documents().scoreDocs;
        List<Saying> sayings = new ArrayList<>();
        for (ScoreDoc hit : documents) {
            sayings.add(Fields.saying(searcher.storedFields().document(hit.doc)));
        }
        Bookmark next = documents.length < limit
                ? null
                : new Bookmark(sorting, now, (FieldDoc) documents[documents.length - 1]);
        boolean exact = found.all() && !searcher.timedOut();
        return new Page(sayings, found.documents().totalHits.value, exact, next);
    }

    /** @param all whether every match was counted */
    private record Found(TopFieldDocs documents, boolean all) {}

    private static Found newest(IndexSearcher searcher, Query query, int limit, Bookmark after) throws IOException {
        TopFieldDocs documents =
                searcher.search(query, new TopFieldCollectorManager(Fields.NEWEST, limit, place(after), COUNTED));
        return new Found(documents, documents.totalHits.relation == TotalHits.Relation.EQUAL_TO);
    }

    private static Found best(IndexSearcher searcher, Query query, int limit, Bookmark after) throws IOException {
        NewestOfAll<?, TopFieldDocs> collecting =
                new NewestOfAll<>(new TopFieldCollectorManager(Fields.BEST, limit, place(after), Integer.MAX_VALUE));
        TopFieldDocs documents = searcher.search(query, collecting);
        return new Found(documents, !collecting.isCut());
    }

    private static FieldDoc place(Bookmark after) {
        return after == null ? null : after.place();
    }

    /** How many match, counted up to a bound. */
    static Page count(IndexSearcher searcher, Query query) throws IOException {
        Page page = read(searcher, query, Sorting.NEWEST, 1, null);
        return new Page(List.of(), page.total(), page.exact(), null);
    }

    /** Of what was there when the first page was asked for; what is newer counts more. */
    private static Query lately(Query query, long now) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(LongField.newRangeQuery(Fields.AT, Long.MIN_VALUE, now), Occur.FILTER)
                .add(LongField.newDistanceFeatureQuery(Fields.AT, RECENCY, now, HALF_MILLIS), Occur.SHOULD)
                .build();
    }
}
