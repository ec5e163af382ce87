package io.atrium.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * The index on disk: what is findable, and how far each room's log has been followed, in the same commits; so after a crash the two agree. One thread
 * writes, any number search. An {@link IOException} or {@code AlreadyClosedException} from here means that it can't be relied on any more and is to be
 * made anew.
 */
final class Index implements Closeable {
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<Long, Position> positions;
    private boolean complete;

    /** What a search found wrong with it; null: nothing. */
    private volatile Throwable damage;

    /** A search's work with an {@link IndexSearcher}. */
    @FunctionalInterface
    interface Work<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    /** Something that was read, all of it, and is written as a whole. */
    @FunctionalInterface
    interface Writing {
        void writeTo(Index index) throws IOException;
    }

    private Index(Directory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, null);
        this.positions = search(Index::readPositions);
        this.complete = IndexFiles.isComplete(writer);
    }

    /**
     * Opens the index of a folder, or begins a new one.
     *
     * @throws IOException of a damaged one, or one of another version, too: {@link IndexFiles#delete} then
     */
    static Index open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        try {
            return new Index(directory, IndexFiles.writer(directory));
        } catch (IOException | RuntimeException failure) {
            directory.close();
            throw failure;
        }
    }

    /** Null: none of the room's log was followed. */
    Position position(long roomId) {
        return positions.get(roomId);
    }

    Map<Long, Position> positions() {
        return positions;
    }

    void add(Saying saying) throws IOException {
        writer.addDocument(Fields.document(saying));
    }

    void replace(Saying saying) throws IOException {
        writer.updateDocument(Fields.id(saying.roomId(), saying.seq()), Fields.document(saying));
    }

    /** In place of whatever it says of a room's entries between two numbers, the first excluded. */
    void replace(long roomId, long after, long last, List<Saying> now) throws IOException {
        removeBetween(roomId, after + 1, last);
        for (Saying saying : now) {
            add(saying);
        }
    }

    void remove(long roomId, long seq) throws IOException {
        writer.deleteDocuments(Fields.id(roomId, seq));
    }

    void removeBefore(long roomId, long firstSeq) throws IOException {
        removeBetween(roomId, Long.MIN_VALUE, firstSeq - 1);
    }

    private void removeBetween(long roomId, long first, long last) throws IOException {
        writer.deleteDocuments(new BooleanQuery.Builder()
                .add(LongField.newExactQuery(Fields.ROOM, roomId), Occur.FILTER)
                .add(LongPoint.newRangeQuery(Fields.SEQ, first, last), Occur.FILTER)
                .build());
    }

    void removeRoom(long roomId) throws IOException {
        writer.deleteDocuments(LongField.newExactQuery(Fields.ROOM, roomId));
        writer.deleteDocuments(Fields.positionId(roomId));
        positions.remove(roomId);
    }

    void follow(long roomId, Position position) throws IOException {
        writer.updateDocument(Fields.positionId(roomId), Fields.document(roomId, position));
        positions.put(roomId, position);
    }

    /** What was written before is found from now on. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    void commit() throws IOException {
        if (writer.hasUncommittedChanges()) {
            IndexFiles.describe(writer, complete);
            writer.commit();
        }
    }

    /** A search found it damaged: the one who writes shall make it anew. */
    void doubt(Throwable found) {
        damage = found;
    }

    /** @throws IOException where a search found it damaged */
    void requireSound() throws IOException {
        if (damage != null) {
            throw new IOException("found damaged by a search", damage);
        }
    }

    /** Whether every log was followed to its end once. */
    boolean isComplete() {
        return complete;
    }

    void setComplete() {
        complete = true;
        IndexFiles.describe(writer, true);
    }

    <T> T search(Work<T> work) throws IOException {
        IndexSearcher shared = searchers.acquire();
        try {
            // Its own: a time limit is the searcher's.
            return work.with(new IndexSearcher(shared.getIndexReader()));
        } finally {
            searchers.release(shared);
        }
    }

    /** What the index says of an entry. */
    Optional<Saying> find(long roomId, long seq) throws IOException {
        return search(searcher -> {
            ScoreDoc[] found = searcher.search(new TermQuery(Fields.id(roomId, seq)), 1).scoreDocs;
            return found.length == 0
                    ? Optional.empty()
                    : Optional.of(Fields.saying(searcher.storedFields().document(found[0].doc)));
        });
    }

    /** Entries that can be found. */
    long entries() throws IOException {
        return search(searcher -> searcher.getIndexReader().numDocs() - (long) positions.size());
    }

    /** On the disk. */
    long bytes() throws IOException {
        long bytes = 0;
        for (String file : directory.listAll()) {
            try {
                bytes += directory.fileLength(file);
            } catch (IOException merged) {
                continue; // gone since it was listed
            }
        }
        return bytes;
    }

    /** Commits, unless the index is damaged. */
    @Override
    public void close() throws IOException {
        try (directory;
                searchers;
                writer) {
            if (writer.isOpen()) {
                commit();
            }
        }
    }

    /** Lets go of it as it is. */
    void abandon() {
        try (directory;
                searchers) {
            writer.rollback();
        } catch (IOException | RuntimeException damaged) {
            throw new IllegalStateException("the index could not be let go of", damaged);
        }
    }

    private static Map<Long, Position> readPositions(IndexSearcher searcher) throws IOException {
        Map<Long, Position> positions = new ConcurrentHashMap<>();
        int most = Math.max(1, searcher.getIndexReader().maxDoc());
        for (ScoreDoc found : searcher.search(new WildcardQuery(new Term(Fields.POSITION_OF, "*")), most).scoreDocs) {
            Document stored = searcher.storedFields().document(found.doc);
            positions.put(Long.parseLong(stored.get(Fields.POSITION_OF)), Fields.position(stored));
        }
        return positions;
    }
}
