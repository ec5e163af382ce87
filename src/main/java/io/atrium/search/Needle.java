package io.atrium.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing to look for in a text, folded.
 *
 * @param units its words, at least one
 * @param phrase whether they must follow each other as whole words; else each is a word or a part of one
 */
record Needle(String folded, List<Unit> units, boolean phrase) {

    /** Before a piece that is a whole word. */
    static final String WORD = "w:";

    /** Before one that is not. */
    static final String PART = "p:";

    /** Empty where there is nothing in it to look for. */
    static Optional<Needle> of(String written, boolean phrase) {
        String folded = Folded.of(written).text();
        List<Unit> units = Unit.of(folded);
        return units.isEmpty() ? Optional.empty() : Optional.of(new Needle(folded, units, phrase));
    }

    /** What a text must hold for it, if not more: whole words, and pieces of words. */
    List<String> pieces() {
        List<String> pieces = new ArrayList<>();
        for (Unit unit : units) {
            String text = unit.in(folded);
            List<Grams.Gram> grams = phrase ? List.of() : Grams.covering(text, unit.dense());
            if (!grams.isEmpty()) {
                grams.forEach(gram -> pieces.add(PART + gram.text()));
            } else if (unit.dense()) {
                text.codePoints().forEach(character -> pieces.add(WORD + Character.toString(character)));
            } else {
                pieces.add(WORD + Grams.word(text));
            }
        }
        return pieces;
    }

    List<String> texts() {
        return units.stream().map(unit -> unit.in(folded)).toList();
    }
}
