package io.atrium.kind.chat;

import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.Member;
import io.atrium.room.Received;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Answers below a message: which they are, who follows them, how far each has read. Whoever wrote the message, answers it or is called by an answer follows its thread,
 * until they say otherwise.
 */
@ApplicationScoped
@Transactional
class Threads {
    private static final String ANSWERS =
            "select e from Reply r, Entry e where r.roomId = :room and r.thread = :thread and r.seq > :after and e.roomId = r.roomId and e.seq = r.seq %s";

    /** Of the newest answers, to find out whose they are. */
    private static final int LOOKED_AT = 50;

    @PersistenceContext
    private EntityManager entities;

    /** Whom an answer concerns. @param author of the message that is answered */
    Set<String> followers(long roomId, long thread, String author) {
        Set<String> followers = new HashSet<>(Set.of(author));
        for (Follow follow : follows(roomId, thread)) {
            if (follow.isFollowing()) {
                followers.add(follow.login());
            } else {
                followers.remove(follow.login());
            }
        }
        return followers;
    }

    private List<Follow> follows(long roomId, long thread) {
        return entities.createQuery(
                        "select f from Follow f where f.roomId = :room and f.thread = :thread", Follow.class)
                .setParameter("room", roomId)
                .setParameter("thread", thread)
                .getResultList();
    }

    /** In the transaction of an answer, under its room's lock. @param called those whom it mentions */
    static Draft.Effect answering(long thread, Set<String> called) {
        return (rows, answer) -> {
            long room = answer.getRoomId();
            Entry message = rows.find(Entry.class, new Entry.Key(room, thread));
            if (message == null) {
                throw noMessage("thread", thread);
            }
            rows.persist(new Reply(room, thread, answer.getSeq()));
            message.replaceBody(MessageBody.answered(message.body(), answer));
            long before = answer.getSeq() - 1;
            followIfNew(rows, new Follow.Key(room, thread, message.getAuthor()), before);
            called.forEach(login -> followIfNew(rows, new Follow.Key(room, thread, login), before));
            Follow own = followIfNew(rows, new Follow.Key(room, thread, answer.getAuthor()), before);
            own.setFollowing(true);
            own.read(answer.getSeq());
        };
    }

    private static Follow followIfNew(EntityManager rows, Follow.Key key, long readSeq) {
        Follow follow = rows.find(Follow.class, key);
        if (follow == null) {
            follow = new Follow(key, true, readSeq);
            rows.persist(follow);
        }
        return follow;
    }

    /** In the transaction of the entry that erases an answer: its message has one less. */
    static void withdraw(EntityManager rows, Entry answer, long thread, long erasedBy) {
        long room = answer.getRoomId();
        Reply reply = rows.find(Reply.class, new Reply.Key(room, thread, answer.getSeq()));
        Entry message = rows.find(Entry.class, new Entry.Key(room, thread));
        if (reply == null || message == null) {
            return;
        }
        rows.remove(reply);
        rows.flush();
        List<Entry> newest = rows.createQuery(ANSWERS.formatted("order by e.seq desc"), Entry.class)
                .setParameter("room", room)
                .setParameter("thread", thread)
                .setParameter("after", 0L)
                .setMaxResults(LOOKED_AT)
                .getResultList();
        message.replaceBody(MessageBody.unanswered(message.body(), count(rows, room, thread), newest, erasedBy));
    }

    private static long count(EntityManager rows, long room, long thread) {
        return rows.createQuery(
                        "select count(r.seq) from Reply r where r.roomId = :room and r.thread = :thread", Long.class)
                .setParameter("room", room)
                .setParameter("thread", thread)
                .getSingleResult();
    }

    /** Follows a thread from its newest answer on, or no more. */
    static Received follow(Member by, long thread, boolean following) {
        return new Received.Enact(rows -> {
            long room = by.room().getId();
            if (rows.find(Entry.class, new Entry.Key(room, thread)) == null) {
                throw noMessage("thread", thread);
            }
            Follow follow = followIfNew(rows, new Follow.Key(room, thread, by.login()), newest(rows, room, thread));
            follow.setFollowing(following);
        });
    }

    private static long newest(EntityManager rows, long room, long thread) {
        return rows.createQuery(
                        "select coalesce(max(r.seq), 0) from Reply r where r.roomId = :room and r.thread = :thread",
                        Number.class)
                .setParameter("room", room)
                .setParameter("thread", thread)
                .getSingleResult()
                .longValue();
    }

    /** Has read a thread up to an answer; who does not follow it keeps no mark. */
    static Received read(Member by, long thread, long seq) {
        return new Received.Enact(rows -> {
            long room = by.room().getId();
            Follow follow = rows.find(Follow.class, new Follow.Key(room, thread, by.login()));
            if (follow != null) {
                follow.read(Math.min(seq, newest(rows, room, thread)));
            }
        });
    }

    /** The answers after one, in order. */
    List<Entry> answers(long roomId, long thread, long after, int limit) {
        return entities.createQuery(ANSWERS.formatted("order by e.seq"), Entry.class)
                .setParameter("room", roomId)
                .setParameter("thread", thread)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Null: they have nothing to do with it. */
    Follow follow(long roomId, long thread, String login) {
        return entities.find(Follow.class, new Follow.Key(roomId, thread, login));
    }

    /** A message with a thread that somebody follows. @param unread answers of others they have not read */
    record Followed(Entry message, long unread) {}

    /** The threads somebody follows in a room, what was answered last first; at most so many. */
    List<Followed> followed(long roomId, String login, int limit) {
        List<Object[]> newest = entities.createQuery(
                        "select r.thread, max(r.seq) from Reply r, Follow f where f.roomId = :room and f.login = :login and f.following = true"
                                + " and r.roomId = f.roomId and r.thread = f.thread group by r.thread order by max(r.seq) desc",
                        Object[].class)
                .setParameter("room", roomId)
                .setParameter("login", login)
                .setMaxResults(limit)
                .getResultList();
        return newest.stream()
                .map(row -> entities.find(Entry.class, new Entry.Key(roomId, (Long) row[0])))
                .filter(message -> message != null)
                .map(message -> new Followed(message, unread(roomId, message.getSeq(), login)))
                .toList();
    }

    /** Answers of others, in all the threads somebody follows in a room, that they have not read. */
    long unread(long roomId, String login) {
        return entities.createQuery(
                        "select count(r.seq) from Reply r, Follow f, Entry e where f.roomId = :room and f.login = :login and f.following = true"
                                + " and r.roomId = f.roomId and r.thread = f.thread and r.seq > f.readSeq"
                                + " and e.roomId = r.roomId and e.seq = r.seq and e.author <> :login",
                        Long.class)
                .setParameter("room", roomId)
                .setParameter("login", login)
                .getSingleResult();
    }

    private long unread(long roomId, long thread, String login) {
        return entities.createQuery(
                        "select count(r.seq) from Reply r, Follow f, Entry e where f.roomId = :room and f.thread = :thread and f.login = :login"
                                + " and r.roomId = f.roomId and r.thread = f.thread and r.seq > f.readSeq"
                                + " and e.roomId = r.roomId and e.seq = r.seq and e.author <> :login",
                        Long.class)
                .setParameter("room", roomId)
                .setParameter("thread", thread)
                .setParameter("login", login)
                .getSingleResult();
    }

    /** The room's entries before this number are gone. */
    void forgetBefore(long roomId, long seq) {
        for (String forgotten : List.of(
                "Reply r where r.roomId = :room and r.seq < :seq",
                "Follow r where r.roomId = :room and r.thread < :seq")) {
            entities.createQuery("delete from " + forgotten)
                    .setParameter("room", roomId)
                    .setParameter("seq", seq)
                    .executeUpdate();
        }
    }

    static Problem noMessage(String field, long seq) {
        return Problem.invalid(field, "there is no message " + seq);
    }
}
