package io.atrium.kind.release;

import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/**
 * What the tables get in the transaction of an entry, under its room's lock. It refuses what does not follow. Not before: the frames of one batch build on
 * each other, and two people may answer at once.
 */
final class Ledger {
    private Ledger() {}

    static void open(EntityManager entities, Entry entry) {
        CurrentRelease current = entities.find(CurrentRelease.class, entry.getRoomId());
        if (current == null) {
            entities.persist(new CurrentRelease(entry.getRoomId(), entry.getSeq()));
        } else {
            release(entities, entry.getRoomId(), current.seq()).abandon(entry.happenedAt());
            current.move(entry.getSeq());
        }
        Release release = new Release(entry);
        entities.persist(release);
        release.plannedStages().forEach(entities::persist);
    }

    static Draft.Effect report(String stage) {
        return (entities, entry) -> {
            Open open = Open.in(entities, entry.getRoomId());
            open.stage(stage).report(entry);
            open.settle();
        };
    }

    static Draft.Effect answer(String stage) {
        return (entities, entry) -> {
            Open open = Open.in(entities, entry.getRoomId());
            open.stage(stage).answer(entry);
            open.settle();
        };
    }

    static Draft.Effect log(String stage, Tally tally) {
        return (entities, entry) -> {
            Stage of = Open.in(entities, entry.getRoomId()).stage(stage);
            entities.persist(new LogPart(of, tally.lines(), entry.getSeq()));
            of.log(entry.getSeq(), tally);
        };
    }

    private static Release release(EntityManager entities, long roomId, long seq) {
        return entities.find(Release.class, new Entry.Key(roomId, seq));
    }

    /** The release that is reported of. Found by keys alone: a query would write what the batch has gathered before its time. */
    private record Open(EntityManager entities, long roomId, Release release) {
        static Open in(EntityManager entities, long roomId) {
            CurrentRelease current = entities.find(CurrentRelease.class, roomId);
            if (current == null) {
                throw Ledger.noRelease();
            }
            return new Open(entities, roomId, Ledger.release(entities, roomId, current.seq()));
        }

        Stage stage(String name) {
            int no = release.stageNames().indexOf(name);
            if (no < 0) {
                throw Ledger.noStage(release, name);
            }
            return stage(no);
        }

        private Stage stage(int no) {
            return entities.find(Stage.class, new Stage.Key(roomId, release.seq(), no));
        }

        void settle() {
            List<Stage> all = new ArrayList<>();
            for (int no = 0; no < release.stageNames().size(); no++) {
                all.add(stage(no));
            }
            release.settle(all);
        }
    }

    static Problem noRelease() {
        return Problem.of(
                ErrorCode.CONFLICT,
                "no release is open; open one with {\"type\":\"release\",\"version\":\"1.0\",\"stages\":[\"build\"]}");
    }

    static Problem noStage(Release release, String name) {
        return Problem.invalid(
                "stage",
                "release " + release.version() + " has no stage " + name + "; there are " + release.stageNames());
    }
}
