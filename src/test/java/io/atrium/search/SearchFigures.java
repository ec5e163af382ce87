package io.atrium.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/** How long it takes to find something among a million entries, by itself: the index on a disk, no server around it. */
public final class SearchFigures {
    private static final Logger LOG = Logger.getLogger(SearchFigures.class.getName());
    private static final int PAGE = 1_000;
    private static final int WARM_UP = 200;
    private static final int ASKED = 300;
    private static final int STANDING = 10_000;
    private static final int LIMIT = 20;

    private final Chatter asking = new Chatter(2);
    private final StringBuilder table = new StringBuilder();
    private final Query readable = Queries.rooms(
            LongStream.rangeClosed(1, Chatter.ROOMS * 9 / 10).boxed().toList());

    private SearchFigures() {}

    /** Measures with so many entries and writes {@code search.md}. */
    public static void run(Path folder, int entries) throws IOException {
        Files.createDirectories(folder);
        Path files = Files.createTempDirectory(folder, "index");
        try {
            String table = new SearchFigures().measure(files, entries);
            Files.writeString(folder.resolve("search.md"), table);
            LOG.info(() -> "\n" + table);
        } finally {
            IndexFiles.delete(files);
        }
    }

    private String measure(Path files, int entries) throws IOException {
        try (Index index = Index.open(files)) {
            double seconds = fill(index, entries);
            row("entries", entries, "");
            row("indexed in s", seconds, "one thread, with its merges");
            row("MB on the disk", index.bytes() / 1e6, "");
            table.append(
                    "\n| question | newest first: p50 ms | p99 ms | best first: p50 ms | p99 ms |\n|---|---|---|---|---|\n");
            for (Map.Entry<String, Supplier<String>> kind : questions().entrySet()) {
                Histogram newest = ask(index, kind.getValue(), Sorting.NEWEST);
                Histogram best = ask(index, kind.getValue(), Sorting.BEST);
                table.append("| %s | %s | %s | %s | %s |\n"
                        .formatted(kind.getKey(), at(newest, 50), at(newest, 99), at(best, 50), at(best, 99)));
            }
        }
        table.append('\n');
        row("µs an entry for " + STANDING + " standing queries", standing(), "");
        return table.toString();
    }

    private static double fill(Index index, int entries) throws IOException {
        Chatter saying = new Chatter(3);
        long began = System.nanoTime();
        for (int i = 1; i <= entries; i++) {
            index.add(saying.saying(i));
            if (i % PAGE == 0) {
                index.refresh();
            }
        }
        index.refresh();
        index.commit();
        return (System.nanoTime() - began) / 1e9;
    }

    private Map<String, Supplier<String>> questions() {
        Map<String, Supplier<String>> questions = new LinkedHashMap<>();
        questions.put("one letter", () -> asking.commonWord().substring(0, 1));
        questions.put("two letters", () -> (asking.commonWord() + "er").substring(0, 2));
        questions.put("a part of a word (`ploy`)", () -> "ploy");
        questions.put("any three letters", () -> {
            String word = asking.rareWord() + "xyz";
            int at = asking.below(word.length() - 3);
            return word.substring(at, at + 3);
        });
        questions.put("a common word", asking::commonWord);
        questions.put("a rare word", asking::rareWord);
        questions.put("two words", () -> asking.commonWord() + " " + asking.word());
        questions.put("three words", () -> asking.commonWord() + " " + asking.commonWord() + " " + asking.word());
        questions.put("a phrase", () -> "\"" + asking.commonWord() + " " + asking.commonWord() + "\"");
        questions.put("one Chinese character", () -> asking.chinese(1));
        questions.put("two Chinese characters", () -> asking.chinese(2));
        questions.put("four Chinese characters", () -> asking.chinese(4));
        questions.put("a word of one person's", () -> asking.commonWord() + " from:p" + asking.below(50));
        questions.put("a word, a month long", () -> asking.commonWord() + " after:2024-06-01 before:2024-07-01");
        questions.put("a word, without another", () -> asking.commonWord() + " -" + asking.commonWord());
        questions.put("links", () -> "has:link kind:chat");
        return questions;
    }

    private Histogram ask(Index index, Supplier<String> questions, Sorting sorting) throws IOException {
        Histogram micros = new Histogram(3);
        for (int i = 0; i < WARM_UP + ASKED; i++) {
            String q = questions.get();
            long began = System.nanoTime();
            Query query = new BooleanQuery.Builder()
                    .add(query(q), Occur.MUST)
                    .add(readable, Occur.FILTER)
                    .build();
            List<Needle> wanted = parse(q).wanted();
            Page page = index.search(searcher -> Page.read(searcher, query, sorting, LIMIT, null));
            for (Saying hit : page.sayings()) {
                Excerpt.of(hit.text(), wanted);
            }
            if (i >= WARM_UP) {
                micros.recordValue((System.nanoTime() - began) / 1_000);
            }
        }
        return micros;
    }

    /** Microseconds to match one entry against all. */
    private double standing() {
        StandingQueries queries = new StandingQueries();
        for (int i = 0; i < STANDING; i++) {
            String q = i % 10 == 0
                    ? asking.chinese(3 + i % 3)
                    : asking.longWord() + (i % 3 == 0 ? " " + asking.word() : "");
            queries.put(Integer.toString(i), new Search.Understood(parse(q), query(q)));
        }
        List<Saying> sayings = new ArrayList<>();
        for (int i = 0; i < 10 * PAGE; i++) {
            sayings.add(asking.saying(i));
        }
        sayings.forEach(queries::matching);
        long began = System.nanoTime();
        sayings.forEach(queries::matching);
        return (System.nanoTime() - began) / 1e3 / sayings.size();
    }

    private static Question parse(String q) {
        return QuestionParser.parse(q, ZoneOffset.UTC, Set.of("chat", "release"));
    }

    private static Query query(String q) {
        return Queries.of(parse(q), Set.of(), Set.of());
    }

    private void row(String what, double figure, String note) {
        if (table.isEmpty()) {
            table.append("| | | |\n|---|---|---|\n");
        }
        table.append("| %s | %s | %s |\n".formatted(what, number(figure), note));
    }

    private static String at(Histogram micros, double percentile) {
        return number(micros.getValueAtPercentile(percentile) / 1e3);
    }

    private static String number(double figure) {
        return figure >= 100 ? String.format(Locale.ROOT, "%,.0f", figure) : String.format(Locale.ROOT, "%.1f", figure);
    }
}
