package io.atrium.kind.poll;

import io.atrium.room.Room;
import io.atrium.room.Roster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads polls from the database: what is committed, whichever node it came through. */
@ApplicationScoped
@Transactional
class PollStore {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Roster roster;

    /** What is to be told of some questions, and to whom. */
    record Told(
            Room room,
            Terms terms,
            long voters,
            int members,
            Map<Question, Counted> counted,
            Map<Question, Set<String>> seeing) {}

    /** As this person sees it. */
    Board board(Room room, String login) {
        Terms terms = Terms.of(room.settings());
        Optional<PollState> state = state(room.getId());
        Map<String, Counted> counted = new HashMap<>();
        urns(room.getId())
                .forEach(urn -> terms.question(urn.question())
                        .ifPresent(question -> counted.put(question.id(), Counted.of(urn, terms, question))));
        return new Board(
                terms,
                state.map(PollState::closedAt).orElse(null),
                state.map(PollState::voters).orElse(0L),
                roster.count(room),
                counted,
                own(room.getId(), login));
    }

    private Map<String, Optional<Ballot>> own(long roomId, String login) {
        Map<String, Optional<Ballot>> own = new HashMap<>();
        entities.createQuery("select v from Vote v where v.roomId = :room and v.login = :login", Vote.class)
                .setParameter("room", roomId)
                .setParameter("login", login)
                .getResultList()
                .forEach(vote -> own.put(vote.question(), Optional.ofNullable(vote.ballot())));
        return own;
    }

    /** Empty where nobody has voted and nobody has closed it. */
    Optional<PollState> state(long roomId) {
        return Optional.ofNullable(entities.find(PollState.class, roomId));
    }

    private List<Urn> urns(long roomId) {
        return entities.createQuery("select u from Urn u where u.roomId = :room", Urn.class)
                .setParameter("room", roomId)
                .getResultList();
    }

    /** Empty where the room has gone, or is closed: its final entry says it all. */
    Optional<Told> told(long roomId, Collection<String> questions) {
        Room room = entities.find(Room.class, roomId);
        Optional<PollState> state = state(roomId).filter(found -> !found.isClosed());
        if (room == null || state.isEmpty()) {
            return Optional.empty();
        }
        Terms terms = Terms.of(room.settings());
        Map<Question, Counted> counted = new LinkedHashMap<>();
        Map<Question, Set<String>> seeing = new HashMap<>();
        for (String id : questions) {
            Urn urn = entities.find(Urn.class, new Urn.Key(roomId, id));
            terms.question(id).filter(question -> urn != null).ifPresent(question -> {
                counted.put(question, Counted.of(urn, terms, question));
                if (terms.results() == Results.AFTER_VOTE) {
                    seeing.put(question, voters(roomId, id));
                }
            });
        }
        return Optional.of(new Told(room, terms, state.get().voters(), roster.count(room), counted, seeing));
    }

    private Set<String> voters(long roomId, String question) {
        return new HashSet<>(entities.createQuery(
                        "select v.login from Vote v where v.roomId = :room and v.question = :question", String.class)
                .setParameter("room", roomId)
                .setParameter("question", question)
                .getResultList());
    }

    boolean hasVotes(long roomId) {
        return state(roomId).filter(state -> state.voters() > 0).isPresent();
    }

    /** All votes of a named poll, those of a person together, in the order they were cast in. */
    List<Vote> votes(long roomId) {
        return entities.createQuery(
                        "select v from Vote v where v.roomId = :room order by v.castAt, v.login, v.question",
                        Vote.class)
                .setParameter("room", roomId)
                .getResultList();
    }

    /** The polls that take votes, as far as the database knows. */
    List<Room> open() {
        return entities.createQuery(
                        "select r from Room r where r.kind = :kind and not exists"
                                + " (select 1 from PollState s where s.roomId = r.id and s.closedAt is not null)",
                        Room.class)
                .setParameter("kind", PollKind.ID)
                .getResultList();
    }
}
