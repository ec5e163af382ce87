package io.atrium.search;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.ScoreMode;

/**
 * Collects the newest matches only, so many in all: the best of them are asked for, and to weigh every message with a common word in it would take too
 * long. Each part of the index gives its share.
 */
final class NewestOfAll<C extends Collector, T> implements CollectorManager<NewestOfAll.Bounded<C>, T> {
    private static final int MOST = 50_000;
    private static final int FEWEST_OF_A_PART = 1_000;

    private final CollectorManager<C, T> manager;
    private boolean cut;

    NewestOfAll(CollectorManager<C, T> manager) {
        this.manager = manager;
    }

    /** Whether there was more than it let through. */
    boolean isCut() {
        return cut;
    }

    @Override
    public Bounded<C> newCollector() throws IOException {
        return new Bounded<>(manager.newCollector(), () -> cut = true);
    }

    @Override
    public T reduce(Collection<Bounded<C>> collectors) throws IOException {
        List<C> inner = collectors.stream().map(bounded -> bounded.collector).toList();
        return manager.reduce(inner);
    }

    /** Hands on what it lets through. */
    static final class Bounded<C extends Collector> implements Collector {
        private final C collector;
        private final Runnable cutting;

        private Bounded(C collector, Runnable cutting) {
            this.collector = collector;
            this.cutting = cutting;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
            int all = Math.max(
                    1,
                    leaf.parent == null
                            ? leaf.reader().maxDoc()
                            : leaf.parent.reader().maxDoc());
            long share = Math.max(FEWEST_OF_A_PART, (long) MOST * leaf.reader().maxDoc() / all);
            return new FilterLeafCollector(collector.getLeafCollector(leaf)) {
                private long left = share;

                @Override
                public void collect(int document) throws IOException {
                    if (left-- == 0) {
                        cutting.run();
                        throw new CollectionTerminatedException();
                    }
                    super.collect(document);
                }
            };
        }

        @Override
        public ScoreMode scoreMode() {
            return collector.scoreMode();
        }
    }
}
