package io.atrium.kind.release;

import io.atrium.room.Entry;
import io.atrium.room.LogHead;
import io.atrium.room.Projection;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Releases and their lines in the database. Each method is a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ReleaseStore {
    @PersistenceContext
    private EntityManager entities;

    /** A release with its stages, as planned. */
    record Whole(Release release, List<Stage> stages) {}

    /** Lines of one stage that an entry holds. @param first the number of its first line, counted from 1 */
    record Part(long first, Entry entry) {}

    /** Where a room's console begins: the head first, so that what is read after it holds at least what led there. */
    Projection.Start<Console> begin(long roomId) {
        LogHead head = entities.find(LogHead.class, roomId);
        CurrentRelease current = entities.find(CurrentRelease.class, roomId);
        long seq = head == null ? 0 : head.getLastSeq();
        if (current == null) {
            return new Projection.Start<>(new Console(seq, null, List.of(), List.of()), seq);
        }
        Whole newest = whole(release(roomId, current.seq()));
        List<Release> before = before(roomId, current.seq(), Console.EARLIER);
        return new Projection.Start<>(new Console(seq, newest.release(), newest.stages(), before), seq);
    }

    /** Those opened before an entry, newest first. */
    List<Release> before(long roomId, long seq, int limit) {
        return entities.createQuery(
                        "select r from Release r where r.roomId = :room and r.seq < :seq order by r.seq desc",
                        Release.class)
                .setParameter("room", roomId)
                .setParameter("seq", seq)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * One release with its stages.
     *
     * @param seq of the entry that opened it; empty: the newest
     * @throws Problem {@code not_found}
     */
    Whole whole(long roomId, Optional<Long> seq) {
        Optional<Long> wanted = seq.or(() ->
                Optional.ofNullable(entities.find(CurrentRelease.class, roomId)).map(CurrentRelease::seq));
        Release release = wanted.map(number -> release(roomId, number)).orElse(null);
        if (release == null) {
            throw Problem.of(
                    ErrorCode.NOT_FOUND,
                    seq.map(number -> "entry " + number + " has opened no release")
                            .orElse("no release was ever opened here"));
        }
        return whole(release);
    }

    /** One stage, found by its name. @throws Problem {@code not_found}, {@code invalid} */
    Stage stage(long roomId, Optional<Long> releaseSeq, String name) {
        Whole whole = whole(roomId, releaseSeq);
        return whole.stages().stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Ledger.noStage(whole.release(), name));
    }

    private Release release(long roomId, long seq) {
        return entities.find(Release.class, new Entry.Key(roomId, seq));
    }

    private Whole whole(Release release) {
        List<Stage> stages = entities.createQuery(
                        "select s from Stage s where s.roomId = :room and s.releaseSeq = :release order by s.no",
                        Stage.class)
                .setParameter("room", release.roomId())
                .setParameter("release", release.seq())
                .getResultList();
        return new Whole(release, stages);
    }

    /** The entries that hold the lines of a stretch, both ends included; their first and last may reach beyond it. */
    List<Part> lines(Stage stage, long from, long to) {
        // An entry that reaches into the stretch begins no more than its most lines before it: the key finds those,
        // without walking the whole stage.
        return parts(stage, "p.firstLine > :least and p.firstLine <= :to and p.lastLine >= :from")
                .setParameter("least", from - LogLines.MOST)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultStream()
                .map(ReleaseStore::part)
                .toList();
    }

    /** The next entries with lines behind one, at most so many. */
    List<Part> after(Stage stage, long line, int limit) {
        return parts(stage, "p.firstLine > :line")
                .setParameter("line", line)
                .setMaxResults(limit)
                .getResultStream()
                .map(ReleaseStore::part)
                .toList();
    }

    private TypedQuery<Object[]> parts(Stage stage, String which) {
        return entities.createQuery(
                        "select p.firstLine, e from LogPart p, Entry e where p.roomId = :room and p.releaseSeq = :release and p.stageNo = :no and "
                                + which
                                + " and e.roomId = :room and e.seq = p.seq order by p.firstLine",
                        Object[].class)
                .setParameter("room", stage.roomId())
                .setParameter("release", stage.releaseSeq())
                .setParameter("no", stage.no());
    }

    private static Part part(Object[] row) {
        return new Part((Long) row[0], (Entry) row[1]);
    }
}
