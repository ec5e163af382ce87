package io.atrium.audit;

import io.atrium.wire.CommonTime;
import io.atrium.wire.Csv;
import io.atrium.wire.Instants;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reading the trail: pages of it, all of it as a file, and whether it is as it was recorded. Whether the caller may is decided at the doors and pages. */
@ApplicationScoped
public class Trail {
    public static final String JSON_LINES = "jsonl";
    public static final String CSV = "csv";

    private static final int CHUNK = 1_000;

    @Inject
    private TrailBook book;

    /**
     * Acts, the newest first.
     *
     * @param older where it goes on to those before, null: there are none
     * @param newer where it goes on to those after, null: there were none
     */
    public record Page(List<Recorded> acts, Place older, Place newer) {}

    /**
     * What was sealed since.
     *
     * @param head how far the chain was looked through: where to go on
     */
    public record News(List<Recorded> acts, long head) {}

    /** @param before null: from the newest on */
    public Page older(ActFilter filter, Place before, int limit) {
        List<Recorded> found = book.older(filter, before, limit + 1);
        List<Recorded> acts = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                acts,
                found.size() > limit ? Place.of(acts.get(limit - 1)) : null,
                before == null || acts.isEmpty() ? null : Place.of(acts.get(0)));
    }

    public Page newer(ActFilter filter, Place after, int limit) {
        List<Recorded> found = book.newer(filter, after, limit + 1);
        List<Recorded> acts = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
        Collections.reverse(acts);
        return new Page(
                acts,
                acts.isEmpty() ? null : Place.of(acts.get(acts.size() - 1)),
                found.size() > limit ? Place.of(acts.get(0)) : null);
    }

    /** The number of the newest sealed act; 0: there is none. */
    public long head() {
        return book.head().n();
    }

    /** @param after a number of the chain: what comes behind it, the oldest first */
    public News since(ActFilter filter, long after, int limit) {
        long head = head();
        List<Recorded> acts = book.sealed(filter, after, head, limit);
        return new News(acts, acts.size() < limit ? head : acts.get(limit - 1).n());
    }

    /** All that fit, the oldest first, up to now; a chunk at a time. */
    public void write(String format, ActFilter filter, Writer to) throws IOException {
        Instant end = CommonTime.now();
        if (format.equals(CSV)) {
            Csv.write(to, "n", "at", "what", "actor", "subject", "room", "address", "detail", "hash");
        }
        Place place = null;
        List<Recorded> chunk;
        do {
            chunk = book.newer(filter, place, CHUNK);
            for (Recorded act : chunk) {
                if (act.at().isAfter(end)) {
                    return;
                }
                writeAct(format, act, to);
                place = Place.of(act);
            }
        } while (chunk.size() == CHUNK);
    }

    /** @throws Problem {@code invalid}, field {@code format} */
    public static void requireFormat(String format) {
        if (!format.equals(JSON_LINES) && !format.equals(CSV)) {
            throw Problem.invalid("format", "format must be " + JSON_LINES + " or " + CSV);
        }
    }

    /** Walks along the whole chain: some seconds for a million acts. */
    public Verdict verify() {
        ChainHead head = book.head();
        ChainWalk walk = new ChainWalk(head.n(), head.hash());
        List<ChainWalk.Link> links;
        do {
            links = book.links(walk.n(), CHUNK);
            links.forEach(walk::take);
        } while (!walk.isBroken() && links.size() == CHUNK);
        return walk.end(book.stranger());
    }

    private static void writeAct(String format, Recorded act, Writer to) throws IOException {
        if (format.equals(CSV)) {
            Csv.write(
                    to,
                    act.n(),
                    Instants.wire(act.at()),
                    act.what(),
                    act.actor(),
                    act.subject(),
                    act.room(),
                    act.address(),
                    act.detail(),
                    act.hash());
        } else {
            to.write(act.toJson().toString());
            to.write('\n');
        }
    }
}
