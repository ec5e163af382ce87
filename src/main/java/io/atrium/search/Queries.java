package io.atrium.search;

import io.atrium.search.Question.Choice;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Questions in the index's own terms. Who may read what is not in them. */
final class Queries {
    /** What a part of a word counts beside the word itself. */
    private static final float PART = 0.3f;

    /** Rooms whose entries are looked for by room. */
    private static final int FEW = 128;

    private Queries() {}

    /**
     * @param in the rooms of {@code in:}, by id
     * @param notIn those of {@code -in:}
     */
    static Query of(Question question, Set<Long> in, Set<Long> notIn) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        question.wanted().forEach(needle -> query.add(of(needle), Occur.MUST));
        question.unwanted().forEach(needle -> query.add(of(needle), Occur.MUST_NOT));
        add(query, question.from(), values -> terms(Fields.FROM, values));
        add(query, question.kind(), values -> terms(Fields.KIND, values));
        add(query, question.has(), values -> new TermQuery(Fields.link()));
        if (!question.in().any().isEmpty()) {
            query.add(rooms(in), Occur.FILTER);
        }
        if (!notIn.isEmpty()) {
            query.add(rooms(notIn), Occur.MUST_NOT);
        }
        if (question.before() != null || question.after() != null) {
            long from =
                    question.after() == null ? Long.MIN_VALUE : question.after().toEpochMilli();
            long to = question.before() == null
                    ? Long.MAX_VALUE
                    : question.before().toEpochMilli() - 1;
            query.add(LongField.newRangeQuery(Fields.AT, from, to), Occur.FILTER);
        }
        BooleanQuery built = query.build();
        boolean onlyUnwanted = built.clauses().stream().allMatch(clause -> clause.getOccur() == Occur.MUST_NOT);
        return onlyUnwanted ? query.add(new MatchAllDocsQuery(), Occur.FILTER).build() : built;
    }

    static Query rooms(Collection<Long> ids) {
        long[] rooms = ids.stream().mapToLong(Long::longValue).toArray();
        return rooms.length > FEW ? new RoomSet(rooms) : LongField.newSetQuery(Fields.ROOM, rooms);
    }

    private static void add(BooleanQuery.Builder query, Choice choice, Function<Set<String>, Query> filter) {
        if (!choice.any().isEmpty()) {
            query.add(filter.apply(choice.any()), Occur.FILTER);
        }
        if (!choice.none().isEmpty()) {
            query.add(filter.apply(choice.none()), Occur.MUST_NOT);
        }
    }

    private static Query terms(String field, Set<String> values) {
        return values.size() == 1
                ? new TermQuery(new Term(field, values.iterator().next()))
                : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    static Query of(Needle needle) {
        if (needle.phrase()) {
            return phrase(needle);
        }
        List<Unit> units = needle.units();
        if (units.size() == 1) {
            return part(units.get(0).in(needle.folded()), units.get(0).dense());
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        units.forEach(unit -> all.add(part(unit.in(needle.folded()), unit.dense()), Occur.MUST));
        return all.build();
    }

    /** Whole words, one after the other. */
    private static Query phrase(Needle needle) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        for (Unit unit : needle.units()) {
            String text = unit.in(needle.folded());
            if (unit.dense()) {
                text.codePoints()
                        .forEach(character -> phrase.add(new Term(Fields.WORDS, Character.toString(character))));
            } else {
                phrase.add(new Term(Fields.WORDS, Grams.word(text)));
            }
        }
        return simplest(phrase.build());
    }

    /** A word or a part of one; the word counts more. */
    private static Query part(String text, boolean dense) {
        List<Grams.Gram> grams = Grams.covering(text, dense);
        if (grams.isEmpty()) {
            return new TermQuery(new Term(Fields.WORDS, text));
        }
        PhraseQuery.Builder pieces = new PhraseQuery.Builder();
        grams.forEach(gram -> pieces.add(new Term(Fields.PARTS, gram.text()), gram.offset()));
        Query covered = simplest(pieces.build());
        if (dense) {
            return covered;
        }
        return new BooleanQuery.Builder()
                .add(new BoostQuery(new ConstantScoreQuery(covered), PART), Occur.MUST)
                .add(new TermQuery(new Term(Fields.WORDS, Grams.word(text))), Occur.SHOULD)
                .build();
    }

    private static Query simplest(PhraseQuery phrase) {
        return phrase.getTerms().length == 1 ? new TermQuery(phrase.getTerms()[0]) : phrase;
    }
}
