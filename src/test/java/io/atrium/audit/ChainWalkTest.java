package io.atrium.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.audit.ChainWalk.Link;
import io.atrium.audit.Verdict.Break;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainWalkTest {
    private static final int MANY = 10;

    private final List<Link> chain = new ArrayList<>();

    ChainWalkTest() {
        String hash = Chain.BEGINNING;
        for (int n = 1; n <= MANY; n++) {
            Recorded act = act(100 + n, "bob");
            hash = Chain.next(hash, act);
            chain.add(new Link(n, hash, act));
        }
    }

    @Test
    void a_chain_as_it_was_sealed_is_whole() {
        Verdict verdict = walk(chain);
        assertTrue(verdict.isWhole());
        assertEquals(MANY, verdict.sealed());
        assertEquals(chain.get(MANY - 1).hash(), verdict.hash());
    }

    @Test
    void what_was_sealed_while_the_walk_was_under_way_belongs_to_it() {
        Verdict verdict = walk(chain, 6, chain.get(5).hash());
        assertTrue(verdict.isWhole());
        assertEquals(MANY, verdict.sealed());
    }

    @Test
    void an_act_that_was_changed_is_found() {
        chain.set(4, new Link(5, chain.get(4).hash(), act(105, "mallory")));
        assertEquals(new Break(Break.CHANGED_ACT, 5, 105L), walk(chain).first());
    }

    @Test
    void a_hash_that_was_changed_with_its_act_is_found_at_the_next() {
        Recorded forged = act(105, "mallory");
        chain.set(4, new Link(5, Chain.next(chain.get(3).hash(), forged), forged));
        assertEquals(new Break(Break.CHANGED_ACT, 6, 106L), walk(chain).first());
    }

    @Test
    void two_acts_that_changed_places_are_found() {
        Link third = chain.get(2);
        Link fourth = chain.get(3);
        chain.set(2, new Link(3, third.hash(), fourth.act()));
        chain.set(3, new Link(4, fourth.hash(), third.act()));
        assertEquals(new Break(Break.CHANGED_ACT, 3, 104L), walk(chain).first());
    }

    @Test
    void an_act_that_was_removed_is_found() {
        chain.set(6, new Link(7, chain.get(6).hash(), null));
        assertEquals(new Break(Break.MISSING_ACT, 7, null), walk(chain).first());
    }

    @Test
    void an_act_that_was_removed_with_its_seal_is_found() {
        chain.remove(6);
        assertEquals(new Break(Break.MISSING_SEAL, 7, null), walk(chain).first());
    }

    @Test
    void an_end_that_was_cut_off_is_found() {
        String head = chain.get(MANY - 1).hash();
        assertEquals(
                new Break(Break.MISSING_SEAL, 9, null),
                walk(chain.subList(0, 8), MANY, head).first());
    }

    @Test
    void a_chain_that_was_written_anew_is_found() {
        assertEquals(
                new Break(Break.REWRITTEN, MANY, 110L),
                walk(chain, MANY, Chain.BEGINNING).first());
    }

    @Test
    void an_act_put_in_past_the_sealer_is_found() {
        ChainWalk walk = new ChainWalk(MANY, chain.get(MANY - 1).hash());
        chain.forEach(walk::take);
        assertEquals(
                new Break(Break.UNSEALED_ACT, MANY + 1, 7L),
                walk.end(Optional.of(7L)).first());
    }

    @Test
    void values_that_run_into_each_other_are_told_apart() {
        Instant at = Instant.ofEpochMilli(1);
        Recorded one = new Recorded(1, at, "room.changed", "ann", "bob", null, null, "{}", null, null);
        Recorded other = new Recorded(1, at, "room.changed", "ann", null, "bob", null, "{}", null, null);
        assertNotEquals(Chain.text(one), Chain.text(other));
        assertEquals("1:1,1:1,12:room.changed,3:ann,3:bob,-,-,2:{},", Chain.text(one));
    }

    private Verdict walk(List<Link> links) {
        return walk(links, MANY, chain.get(chain.size() - 1).hash());
    }

    private static Verdict walk(List<Link> links, long headN, String headHash) {
        ChainWalk walk = new ChainWalk(headN, headHash);
        links.forEach(walk::take);
        return walk.end(Optional.empty());
    }

    private static Recorded act(long id, String subject) {
        return new Recorded(
                id,
                Instant.ofEpochMilli(1_764_189_567_123L + id),
                "account.disabled",
                "admin",
                subject,
                null,
                "192.0.2.1",
                "{\"ended\":1}",
                null,
                null);
    }
}
