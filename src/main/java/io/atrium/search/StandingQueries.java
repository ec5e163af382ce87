package io.atrium.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;

/**
 * Queries that wait for what they match. Each is kept under one of the words and pieces that an entry must have for it; of those an entry brings up,
 * only such are tried whose other pieces it has too. Safe for any number of threads.
 */
final class StandingQueries {
    /** Under this are those that need no word. */
    private static final String ANYTHING = "";

    private final Analyzer analyzer = new Analysis();
    private final ConcurrentMap<String, Standing> standing = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Set<Standing>> byPiece = new ConcurrentHashMap<>();

    /**
     * @param texts words and parts that must stand in the text
     * @param key the piece it is kept under
     */
    private record Standing(String id, Query query, List<String> pieces, List<String> texts, String key) {
        boolean mayMatch(String folded, Set<String> here) {
            return here.containsAll(pieces) && texts.stream().allMatch(folded::contains);
        }
    }

    boolean isEmpty() {
        return standing.isEmpty();
    }

    /** In place of the one of that id, where there is one. */
    synchronized void put(String id, Search.Understood understood) {
        remove(id);
        List<String> pieces = understood.question().wanted().stream()
                .flatMap(needle -> needle.pieces().stream())
                .toList();
        List<String> texts = understood.question().wanted().stream()
                .flatMap(needle -> needle.texts().stream())
                .filter(text -> text.length() <= Grams.LONGEST_PART) // of longer ones the rest may differ
                .toList();
        Standing added = new Standing(id, new ConstantScoreQuery(understood.query()), pieces, texts, leastUsed(pieces));
        standing.put(id, added);
        byPiece.computeIfAbsent(added.key(), first -> ConcurrentHashMap.newKeySet())
                .add(added);
    }

    synchronized void remove(String id) {
        Standing removed = standing.remove(id);
        if (removed != null) {
            byPiece.computeIfPresent(
                    removed.key(), (key, those) -> those.remove(removed) && those.isEmpty() ? null : those);
        }
    }

    /** The ids of those that match. @param saying null: none do */
    Set<String> matching(Saying saying) {
        if (saying == null || isEmpty()) {
            return new HashSet<>();
        }
        String folded = Folded.of(saying.text()).text();
        Set<String> here = Analysis.pieces(folded);
        here.add(ANYTHING);
        List<Standing> tried = here.stream()
                .flatMap(piece -> byPiece.getOrDefault(piece, Set.of()).stream())
                .filter(query -> query.mayMatch(folded, here))
                .toList();
        return tried.isEmpty() ? new HashSet<>() : matching(saying, tried);
    }

    private Set<String> matching(Saying saying, List<Standing> tried) {
        MemoryIndex entry = MemoryIndex.fromDocument(Fields.document(saying), analyzer);
        return tried.stream()
                .filter(query -> entry.search(query.query()) > 0)
                .map(Standing::id)
                .collect(Collectors.toSet());
    }

    private String leastUsed(List<String> pieces) {
        String least = ANYTHING;
        int fewest = Integer.MAX_VALUE;
        for (String piece : pieces) {
            int kept = byPiece.getOrDefault(piece, Set.of()).size();
            if (kept < fewest) {
                least = piece;
                fewest = kept;
            }
        }
        return least;
    }
}
