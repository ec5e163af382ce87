package io.atrium.room;

import io.atrium.signal.SignalListener;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Writes into a room's log what was said before and elsewhere. History is no news: no room becomes unread by it, nobody is told of an entry, and who had read all has read
 * this too. In the caller's transaction, which keeps how far it has come.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PastLog {
    private static final String TYPE = "message";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private RoomKinds kinds;

    /**
     * What became of them.
     *
     * @param known those that were there
     * @param changed of these, those that have more reactions now
     * @param alone answers to what is not there, which stand by themselves
     */
    public record Written(int added, int known, int changed, int alone) {}

    /** Numbers by refs, of those that are there. */
    public Map<String, Long> known(long roomId, Collection<String> refs) {
        Map<String, Long> known = new HashMap<>();
        if (!refs.isEmpty()) {
            entities.createQuery(
                            "select p.ref, p.seq from PastEntry p where p.ref in :refs and p.roomId = :room",
                            Object[].class)
                    .setParameter("refs", refs)
                    .setParameter("room", roomId)
                    .getResultList()
                    .forEach(row -> known.put((String) row[0], (Long) row[1]));
        }
        return known;
    }

    /** @param said of one room, as they were said; a few hundred. @throws Problem {@code not_found} where the room is gone */
    public Written write(Room room, List<Bygone> said) {
        LogHead head = entities.find(LogHead.class, room.getId(), LockModeType.PESSIMISTIC_WRITE);
        if (head == null) {
            throw Problem.of(ErrorCode.NOT_FOUND, "the room is gone");
        }
        Recalling kind = kinds.ability(room, Recalling.class)
                .orElseThrow(() -> Problem.of(ErrorCode.CONFLICT, "rooms of this kind have no history of others"));
        long before = head.getLastSeq();
        Written written = new Sheet(room.getId(), head, kind).write(said);
        entities.flush();
        if (head.getLastSeq() > before) {
            readOn(room.getId(), before, head.getLastSeq());
        }
        if (written.added > 0 || written.changed > 0) {
            SignalListener.tell(new Recalled(room.getId(), false));
        }
        return written;
    }

    /** That was all for now: whoever shows the room looks again. */
    public void finish(long roomId) {
        SignalListener.tell(new Recalled(roomId, true));
    }

    private void readOn(long roomId, long before, long last) {
        entities.createQuery("update Membership m set m.readSeq = :last where m.roomId = :room and m.readSeq = :before")
                .setParameter("last", last)
                .setParameter("room", roomId)
                .setParameter("before", before)
                .executeUpdate();
    }

    /** One transaction's worth. */
    private final class Sheet {
        private final long roomId;
        private final LogHead head;
        private final Recalling kind;
        private final Instant now = CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
        private final Map<String, Long> seqs = new HashMap<>();
        private final Map<Long, PastEntry> fresh = new HashMap<>();
        private int known;
        private int changed;
        private int alone;

        Sheet(long roomId, LogHead head, Recalling kind) {
            this.roomId = roomId;
            this.head = head;
            this.kind = kind;
        }

        Written write(List<Bygone> said) {
            List<String> refs = said.stream()
                    .flatMap(one -> Stream.of(one.ref(), one.answers()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            seqs.putAll(known(roomId, refs));
            List<Bygone> added = new ArrayList<>(said.size());
            for (Bygone one : said) {
                Long seq = seqs.get(one.ref());
                if (seq == null) {
                    add(one);
                    added.add(one);
                } else {
                    known++;
                    reactAgain(seq, one);
                }
            }
            fresh.values().forEach(entry -> head.grow(entry.length()));
            fresh.values().forEach(entities::persist);
            entities.flush();
            added.forEach(this::bindFiles);
            return new Written(added.size(), known, changed, alone);
        }

        private void add(Bygone said) {
            long answered = answered(said);
            // Stored as it was said, where the log's order lets it be; never in the future, and never before what
            // stands there.
            Instant when = said.at().isAfter(now) ? now : said.at();
            Instant at = when.isBefore(head.getLastAt()) ? head.getLastAt() : when;
            PastEntry entry = new PastEntry(roomId, head.next(at), TYPE, at, said, kind.recalled(said, answered));
            fresh.put(entry.getSeq(), entry);
            seqs.put(said.ref(), entry.getSeq());
            if (answered != 0) {
                PastEntry thread = entry(answered);
                thread.replaceBody(
                        kind.withAnswer(thread.body(), entry.getAuthor(), entry.getSeq(), entry.happenedAt()));
                kind.keepAnswer(entities, roomId, answered, entry.getSeq());
            }
        }

        /** What it answers, or what that answers: a thread has no threads. 0: nothing. */
        private long answered(Bygone said) {
            if (said.answers() == null) {
                return 0;
            }
            Long seq = seqs.get(said.answers());
            PastEntry target = seq == null ? null : entry(seq);
            if (target == null) {
                alone++;
                return 0;
            }
            long inner = kind.answered(target.body());
            return inner == 0 || entry(inner) == null ? (inner == 0 ? seq : 0) : inner;
        }

        private PastEntry entry(long seq) {
            PastEntry here = fresh.get(seq);
            return here != null ? here : entities.find(PastEntry.class, new Entry.Key(roomId, seq));
        }

        private void reactAgain(long seq, Bygone said) {
            if (said.reactions().isEmpty()) {
                return;
            }
            PastEntry entry = entry(seq);
            JsonObject body = entry.body();
            JsonObject now = kind.withReactions(body, said.reactions());
            if (now != body) {
                entry.replaceBody(now);
                changed++;
            }
        }

        private void bindFiles(Bygone said) {
            if (said.files() != null) {
                Entry carrier = entities.find(Entry.class, new Entry.Key(roomId, seqs.get(said.ref())));
                said.files().binding().apply(entities, carrier);
            }
        }
    }
}
