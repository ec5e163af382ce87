package io.atrium.kind.document;

import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.LogHead;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Documents in the database, as they were at some of their entries. Each method is a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class DocumentStore {
    private static final int PAGE = 1_000;

    /** Of one transaction, which holds what it has read until it ends. */
    private static final int PAGES = 5;

    /** Entries. */
    private static final int MILESTONE = 5_000;

    /** Characters of base64, a multiple of four. */
    private static final int PIECE = 1 << 20;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private EntryReader log;

    /** As it was kept last; of a document that never was, the beginning. */
    Document kept(long roomId) {
        DocumentState state = entities.find(DocumentState.class, roomId);
        return state == null ? new Document() : read(roomId, state.seq(), state.at());
    }

    /**
     * Keeps it as it is now or some thousand entries on, and on the way there each version that was given a name and each milestone. Nothing is lost where
     * this fails, or two nodes do it.
     *
     * @return whether there may be more to keep
     */
    boolean keep(long roomId) {
        if (!isBehind(roomId)) {
            return false;
        }
        Document document = kept(roomId);
        long from = document.seq();
        boolean more = true;
        for (int page = 0; more && page < PAGES; page++) {
            more = goOn(roomId, document, from);
        }
        if (document.seq() > from) {
            move(roomId, from, document);
            removeOldMilestones(roomId);
        }
        return more;
    }

    private boolean isBehind(long roomId) {
        LogHead head = entities.find(LogHead.class, roomId);
        DocumentState state = entities.find(DocumentState.class, roomId);
        return head != null && head.getLastSeq() > (state == null ? 0 : state.seq());
    }

    /** By a page of the log, if there is so much. */
    private boolean goOn(long roomId, Document document, long from) {
        List<Entry> page = next(document, roomId);
        for (Entry entry : page) {
            if (isMilestone(document, entry) && !isVersion(roomId, document.seq())) {
                entities.persist(new DocumentVersion(roomId, document));
                writeUnlessKept(roomId, document, from);
            }
            document.apply(entry);
            if (entry.getType().equals(Document.VERSION)) {
                entities.persist(new DocumentVersion(entry));
                write(roomId, document);
            }
        }
        return page.size() == PAGE;
    }

    /** The end of a day: there the log may begin one day. Or so many entries that nobody wants to go through more of them. */
    private static boolean isMilestone(Document document, Entry next) {
        return document.seq() > 0
                && (document.seq() % MILESTONE == 0 || !Days.of(document.at()).equals(Days.of(next.getAt())));
    }

    private void writeUnlessKept(long roomId, Document document, long from) {
        if (document.seq() != from) {
            write(roomId, document);
        }
    }

    /** Those from which nobody can go on: what comes next was forgotten. */
    private void removeOldMilestones(long roomId) {
        long first = entities.find(LogHead.class, roomId).getFirstSeq();
        entities.createQuery(
                        "select v from DocumentVersion v where v.roomId = :room and v.name is null and v.seq < :least",
                        DocumentVersion.class)
                .setParameter("room", roomId)
                .setParameter("least", first - 1)
                .getResultList()
                .forEach(old -> {
                    remove(roomId, old.seq());
                    entities.remove(old);
                });
    }

    private List<Entry> next(Document document, long roomId) {
        return log.after(roomId, document.seq(), PAGE);
    }

    private void move(long roomId, long from, Document document) {
        DocumentState state = entities.find(DocumentState.class, roomId, LockModeType.PESSIMISTIC_WRITE);
        if (state == null) {
            entities.persist(new DocumentState(roomId, document));
        } else if (state.seq() == from) {
            state.move(document);
            if (!isVersion(roomId, from)) {
                remove(roomId, from);
            }
        } else {
            throw new IllegalStateException("another node keeps room " + roomId);
        }
        if (!isVersion(roomId, document.seq())) {
            write(roomId, document);
        }
    }

    private boolean isVersion(long roomId, long seq) {
        return entities.find(DocumentVersion.class, new Entry.Key(roomId, seq)) != null;
    }

    /** Those with a name, newest first. */
    List<DocumentVersion> versions(long roomId) {
        return entities.createQuery(
                        "select v from DocumentVersion v where v.roomId = :room and v.name is not null order by v.seq desc",
                        DocumentVersion.class)
                .setParameter("room", roomId)
                .getResultList();
    }

    /**
     * As it was at an entry.
     *
     * @throws Problem {@code not_found} where that was forgotten or is still to come
     */
    Document.Copy at(long roomId, long seq) {
        LogHead head = entities.find(LogHead.class, roomId);
        Document document = head == null ? kept(roomId) : nearest(roomId, seq);
        boolean reached = head != null && (document.seq() == seq || document.seq() >= head.getFirstSeq() - 1);
        if (!reached || seq > head.getLastSeq()) {
            throw Problem.of(ErrorCode.NOT_FOUND, "what the document was at entry " + seq + " is not known");
        }
        while (document.seq() < seq) {
            next(document, roomId).stream()
                    .filter(entry -> entry.getSeq() <= seq)
                    .forEach(document::apply);
        }
        return document.copy();
    }

    /** The newest that is kept of those up to an entry. */
    private Document nearest(long roomId, long seq) {
        DocumentState state = entities.find(DocumentState.class, roomId);
        if (state != null && state.seq() <= seq) {
            return read(roomId, state.seq(), state.at());
        }
        return entities
                .createQuery(
                        "select v from DocumentVersion v where v.roomId = :room and v.seq <= :seq order by v.seq desc",
                        DocumentVersion.class)
                .setParameter("room", roomId)
                .setParameter("seq", seq)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .map(version -> read(roomId, version.seq(), version.at()))
                .orElseGet(Document::new);
    }

    private Document read(long roomId, long seq, Instant at) {
        String all = entities.createQuery(
                        "select p from DocumentPiece p where p.roomId = :room and p.seq = :seq order by p.no",
                        DocumentPiece.class)
                .setParameter("room", roomId)
                .setParameter("seq", seq)
                .getResultStream()
                .map(DocumentPiece::content)
                .collect(Collectors.joining());
        return new Document(seq, at, Base64Text.decode("content", all));
    }

    private void write(long roomId, Document document) {
        String all = Base64Text.encode(document.compact());
        for (int no = 0; no * PIECE < all.length(); no++) {
            String piece = all.substring(no * PIECE, Math.min(all.length(), (no + 1) * PIECE));
            entities.persist(new DocumentPiece(roomId, document.seq(), no, piece));
        }
    }

    private void remove(long roomId, long seq) {
        entities.createQuery("delete from DocumentPiece p where p.roomId = :room and p.seq = :seq")
                .setParameter("room", roomId)
                .setParameter("seq", seq)
                .executeUpdate();
    }
}
