package io.atrium.kind.poll;

import java.util.Optional;

/**
 * How far the count of a question is.
 *
 * @param cast people who have answered it
 * @param tally what may be shown of it at all; empty: too few have answered a secret question
 */
record Counted(long cast, Optional<Tally> tally) {
    static Counted of(Urn urn, Terms terms, Question question) {
        Tally content = urn.content(question);
        return new Counted(content.votes(), terms.anonymous() ? urn.shown(question) : Optional.of(content));
    }

    /** Nobody has answered it yet. */
    static Counted nothing(Terms terms, Question question) {
        return new Counted(0, terms.anonymous() ? Optional.empty() : Optional.of(new Tally(question)));
    }
}
