package io.atrium.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Version;

/** How the index lies on the disk: sorted by time, newest first, so that the newest matches are found without looking at the others. */
final class IndexFiles {
    /** Of positions and fields. */
    private static final int LAYOUT = 2;

    /** Of an index of another one nothing is read. */
    static final String VERSION = Grams.VERSION + "." + LAYOUT + "-lucene-" + Version.LATEST;

    private static final String VERSION_KEY = "version";
    private static final String COMPLETE_KEY = "complete";
    private static final double BUFFER_MB = 32;

    private IndexFiles() {}

    /** @throws CorruptIndexException also where it is of another version */
    static IndexWriter writer(Directory directory) throws IOException {
        boolean exists = DirectoryReader.indexExists(directory);
        if (exists) {
            requireVersion(directory);
        }
        IndexWriterConfig config = new IndexWriterConfig(new Analysis())
                .setIndexSort(Fields.NEWEST)
                .setLeafSorter(Comparator.comparingLong(IndexFiles::newest).reversed())
                // Neighbours only: so each segment stays a stretch of time.
                .setMergePolicy(new LogByteSizeMergePolicy())
                .setMergeScheduler(oneMergeAtATime())
                .setRAMBufferSizeMB(BUFFER_MB)
                .setCommitOnClose(false);
        IndexWriter writer = new IndexWriter(directory, config);
        if (!exists) {
            describe(writer, false);
            writer.commit();
        }
        return writer;
    }

    static void describe(IndexWriter writer, boolean complete) {
        writer.setLiveCommitData(Map.of(VERSION_KEY, VERSION, COMPLETE_KEY, Boolean.toString(complete))
                .entrySet());
    }

    static boolean isComplete(IndexWriter writer) {
        for (Map.Entry<String, String> entry : writer.getLiveCommitData()) {
            if (entry.getKey().equals(COMPLETE_KEY)) {
                return Boolean.parseBoolean(entry.getValue());
            }
        }
        return false;
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void requireVersion(Directory directory) throws IOException {
        String found = SegmentInfos.readLatestCommit(directory).getUserData().get(VERSION_KEY);
        if (!VERSION.equals(found)) {
            throw new CorruptIndexException("of version " + found + ", not " + VERSION, directory.toString());
        }
    }

    private static ConcurrentMergeScheduler oneMergeAtATime() {
        ConcurrentMergeScheduler scheduler = new ConcurrentMergeScheduler();
        scheduler.setMaxMergesAndThreads(4, 1);
        return scheduler;
    }

    private static long newest(LeafReader leaf) {
        try {
            PointValues times = leaf.getPointValues(Fields.AT);
            return times == null ? Long.MIN_VALUE : LongPoint.decodeDimension(times.getMaxPackedValue(), 0);
        } catch (IOException unreadable) {
            return Long.MIN_VALUE; // whoever searches it will hear of it
        }
    }
}
