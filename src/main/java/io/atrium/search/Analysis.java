package io.atrium.search;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** What the index holds of a text: its words in one field, the pieces of its words in another. */
final class Analysis extends Analyzer {
    private static final int BUFFER = 4_096;

    /** Positions between two units: further than two pieces that cover a part are from each other. */
    private static final int GAP = 4;

    Analysis() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    /** @param step positions from the token before it */
    private record Token(String text, int step) {}

    @Override
    protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new Cutting(field.equals(Fields.PARTS)));
    }

    /** All words and pieces of words of a text, as {@link Needle#pieces} names them. */
    static Set<String> pieces(String folded) {
        Set<String> pieces = new HashSet<>();
        words(folded).forEach(token -> pieces.add(Needle.WORD + token.text()));
        parts(folded).forEach(token -> pieces.add(Needle.PART + token.text()));
        return pieces;
    }

    private static List<Token> words(String folded) {
        List<Token> tokens = new ArrayList<>();
        for (Unit unit : Unit.of(folded)) {
            String text = unit.in(folded);
            if (unit.dense()) {
                text.codePoints().forEach(character -> tokens.add(new Token(Character.toString(character), 1)));
            } else {
                tokens.add(new Token(Grams.word(text), 1));
            }
        }
        return tokens;
    }

    private static List<Token> parts(String folded) {
        List<Token> tokens = new ArrayList<>();
        int position = 0;
        int next = 1;
        for (Unit unit : Unit.of(folded)) {
            String text = unit.in(folded);
            int furthest = next;
            for (Grams.Gram gram : Grams.all(text, unit.dense())) {
                int at = next + gram.offset();
                tokens.add(new Token(gram.text(), at - position));
                position = at;
                furthest = at;
            }
            next = furthest + GAP;
        }
        return tokens;
    }

    private static final class Cutting extends Tokenizer {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final boolean toParts;
        private List<Token> tokens = List.of();
        private int at;

        Cutting(boolean toParts) {
            this.toParts = toParts;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            String folded = Folded.of(read(input)).text();
            tokens = toParts ? parts(folded) : words(folded);
            at = 0;
        }

        @Override
        public boolean incrementToken() {
            if (at == tokens.size()) {
                return false;
            }
            clearAttributes();
            Token token = tokens.get(at++);
            term.append(token.text());
            step.setPositionIncrement(token.step());
            return true;
        }

        private static String read(Reader input) throws IOException {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[BUFFER];
            for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
                text.append(buffer, 0, length);
            }
            return text.toString();
        }
    }
}
