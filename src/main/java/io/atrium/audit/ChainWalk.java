package io.atrium.audit;

import io.atrium.audit.Verdict.Break;
import java.util.Optional;

/** Walks the chain from its beginning, act by act, as far as the first that is not as it was sealed. */
final class ChainWalk {
    private final long headN;
    private final String headHash;
    private long n;
    private String hash = Chain.BEGINNING;
    private Break first;

    /** @param headN where the chain ended before the walk began, with {@code headHash} */
    ChainWalk(long headN, String headHash) {
        this.headN = headN;
        this.headHash = headHash;
    }

    /**
     * A link of the chain.
     *
     * @param act null: there is none of the seal's id
     */
    record Link(long n, String hash, Recorded act) {}

    boolean isBroken() {
        return first != null;
    }

    /** How far it has come. */
    long n() {
        return n;
    }

    /** The links come in the order of their numbers. */
    void take(Link link) {
        if (isBroken()) {
            return;
        }
        if (link.n != n + 1) {
            first = new Break(Break.MISSING_SEAL, n + 1, null);
        } else if (link.act == null) {
            first = new Break(Break.MISSING_ACT, link.n, null);
        } else if (!Chain.next(hash, link.act).equals(link.hash)) {
            first = new Break(Break.CHANGED_ACT, link.n, link.act.id());
        } else if (link.n == headN && !link.hash.equals(headHash)) {
            first = new Break(Break.REWRITTEN, link.n, link.act.id());
        } else {
            n = link.n;
            hash = link.hash;
        }
    }

    /** @param stranger an act that was put in past the sealer */
    Verdict end(Optional<Long> stranger) {
        if (!isBroken() && n < headN) {
            first = new Break(Break.MISSING_SEAL, n + 1, null);
        } else if (!isBroken() && stranger.isPresent()) {
            first = new Break(Break.UNSEALED_ACT, n + 1, stranger.get());
        }
        return new Verdict(n, hash, first);
    }
}
