package io.atrium.kind.poll;

import io.atrium.room.Draft;
import io.atrium.room.LogHead;
import io.atrium.room.Received;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonArrayBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

/**
 * What happens to a poll's tables, always under the lock of its room's log: a vote comes before the close, or is refused. An entry's transaction holds that lock
 * already; a secret ballot takes it.
 */
final class BallotBox {
    private BallotBox() {}

    /** With the entry that says who voted. */
    static Draft.Effect named(Terms terms, Question question, Ballot ballot) {
        return (entities, entry) -> {
            PollState state = open(entities, entry.getRoomId(), terms);
            Vote.Key key = new Vote.Key(entry.getRoomId(), entry.getAuthor(), question.id());
            Urn urn = urn(entities, entry.getRoomId(), question);
            Tally tally = urn.content(question);
            Vote vote = entities.find(Vote.class, key);
            if (vote == null) {
                cast(entities, state, key, new Vote(key, ballot, entry.getAt()));
            } else {
                requireChange(terms, question);
                tally.remove(vote.ballot());
                vote.become(ballot, entry.getAt());
            }
            tally.add(ballot);
            urn.fill(tally);
        };
    }

    /** Without an entry. */
    static Received.Work secret(Terms terms, Vote.Key key, Question question, Ballot ballot) {
        return entities -> {
            if (entities.find(LogHead.class, key.roomId(), LockModeType.PESSIMISTIC_WRITE) == null) {
                throw Problem.of(ErrorCode.NOT_FOUND, "the room is gone");
            }
            PollState state = open(entities, key.roomId(), terms);
            if (entities.find(Vote.class, key) != null) {
                throw alreadyVoted(question);
            }
            cast(entities, state, key, Vote.secret(key));
            Urn urn = urn(entities, key.roomId(), question);
            Tally tally = urn.content(question);
            tally.add(ballot);
            urn.fill(tally);
            urn.showInSteps(question);
        };
    }

    private static void cast(EntityManager entities, PollState state, Vote.Key key, Vote vote) {
        long others = entities.createQuery(
                        "select count(v.question) from Vote v where v.roomId = :room and v.login = :login", Long.class)
                .setParameter("room", key.roomId())
                .setParameter("login", key.login())
                .getSingleResult();
        if (others == 0) {
            state.countVoter();
        }
        entities.persist(vote);
    }

    private static void requireChange(Terms terms, Question question) {
        if (!terms.change()) {
            throw alreadyVoted(question);
        }
    }

    private static Problem alreadyVoted(Question question) {
        return Problem.own(
                "already_voted", ErrorCode.CONFLICT, "question", "you have voted on question " + question.id());
    }

    private static PollState open(EntityManager entities, long roomId, Terms terms) {
        PollState state = PollState.of(entities, roomId);
        if (state.isClosed() || terms.isOver(CommonTime.now())) {
            throw closed();
        }
        return state;
    }

    private static Problem closed() {
        return Problem.of(ErrorCode.CLOSED, "the poll is closed");
    }

    private static Urn urn(EntityManager entities, long roomId, Question question) {
        Urn urn = entities.find(Urn.class, new Urn.Key(roomId, question.id()));
        if (urn == null) {
            urn = new Urn(roomId, question);
            entities.persist(urn);
        }
        return urn;
    }

    /**
     * With the final entry, whose body gets what the poll comes to.
     *
     * @param members of the room, that the turnout is measured by
     */
    static Draft.Effect close(Terms terms, int members) {
        return (entities, entry) -> {
            PollState state = PollState.of(entities, entry.getRoomId());
            if (state.isClosed()) {
                throw closed();
            }
            JsonArrayBuilder tallies = Json.createArrayBuilder();
            for (Question question : terms.questions()) {
                Urn urn = urn(entities, entry.getRoomId(), question);
                urn.showAll(question);
                tallies.add(Board.told(terms, question, Counted.of(urn, terms, question), true, true));
            }
            state.close(entry.getAt());
            entry.replaceBody(Json.createObjectBuilder(entry.body())
                    .add("voters", state.voters())
                    .add("members", members)
                    .add("tallies", tallies)
                    .build());
        };
    }

    /** With the entry that opens it again. */
    static Draft.Effect reopen(Terms terms) {
        return (entities, entry) -> {
            PollState state = PollState.of(entities, entry.getRoomId());
            if (!state.isClosed()) {
                throw Problem.of(ErrorCode.CONFLICT, "the poll is open");
            }
            if (terms.isOver(CommonTime.now())) {
                throw Problem.conflict("settings.closes_at", "the deadline has passed: move it first");
            }
            state.open(entry.getSeq());
        };
    }
}
