package io.atrium.room;

import io.atrium.account.Caller;
import io.atrium.account.User;
import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Holds as administrators put them on rooms and people, and lift them. Whether the caller is one is decided at the doors and pages. */
@ApplicationScoped
@Transactional
public class LegalHolds {
    public static final int MAX_NAME = 80;
    public static final int MAX_REASON = 500;
    private static final int MOST_TARGETS = 200;
    private static final int MOST_LASTING = 200;
    private static final int SHOWN_LIFTED = 50;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Audit audit;

    @Inject
    private Event<Lifted> lifted;

    /** A hold is over: what it alone kept back may go. Fired in the transaction. */
    public record Lifted(long holdId) {}

    /** Those that last, then those that were lifted, the newest first. */
    public List<LegalHold> all() {
        List<LegalHold> lasting = query("h.liftedAt is null order by h.id desc").getResultList();
        List<LegalHold> over = query("h.liftedAt is not null order by h.liftedAt desc, h.id desc")
                .setMaxResults(SHOWN_LIFTED)
                .getResultList();
        return Stream.concat(lasting.stream(), over.stream()).toList();
    }

    private TypedQuery<LegalHold> query(String condition) {
        return entities.createQuery("select h from LegalHold h where " + condition, LegalHold.class);
    }

    /**
     * @param rooms names
     * @param people logins
     * @throws Problem {@code invalid} with the field; {@code conflict} where there are too many
     */
    public LegalHold place(Caller by, String name, String reason, List<String> rooms, List<String> people) {
        String called = Text.label("name", name, MAX_NAME);
        String why = Text.label("reason", reason, MAX_REASON);
        if (rooms.isEmpty() && people.isEmpty()) {
            throw Problem.invalid("rooms", "a hold is on rooms, on people, or both");
        }
        if (rooms.size() + people.size() > MOST_TARGETS) {
            throw Problem.invalid("rooms", "a hold is on at most " + MOST_TARGETS + " rooms and people");
        }
        if (query("h.liftedAt is null").getResultList().size() >= MOST_LASTING) {
            throw Problem.of(ErrorCode.CONFLICT, "there are " + MOST_LASTING + " holds already; lift one first");
        }
        JsonObject concerns = Json.createObjectBuilder()
                .add("rooms", Json.createArrayBuilder(rooms.stream().distinct().toList()))
                .add(
                        "people",
                        Json.createArrayBuilder(people.stream().distinct().toList()))
                .build();
        LegalHold hold = new LegalHold(
                called, why, concerns, by.login(), CommonTime.now().truncatedTo(ChronoUnit.MILLIS));
        entities.persist(hold);
        // Before what refers to it: providers insert in any order.
        entities.flush();
        rooms.stream().distinct().forEach(room -> holdRoom(hold, room));
        people.stream().distinct().forEach(login -> holdPerson(hold, login));
        audit.record(told(by.did("hold.placed"), hold).with("reason", why));
        return hold;
    }

    private void holdRoom(LegalHold hold, String name) {
        Room room = entities.createQuery("select r from Room r where r.name = :name", Room.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Problem.invalid("rooms", "there is no room " + name));
        entities.persist(new HoldTarget(hold.getId(), HoldTarget.ROOM, room.getId(), null));
    }

    private void holdPerson(LegalHold hold, String login) {
        User user = entities.createQuery("select u from User u where u.login = :login", User.class)
                .setParameter("login", login)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Problem.invalid("people", "there is nobody called " + login));
        entities.persist(new HoldTarget(hold.getId(), HoldTarget.PERSON, user.getId(), login));
    }

    /** @throws Problem {@code not_found} where there is none that lasts */
    public void lift(Caller by, long id) {
        LegalHold hold = entities.find(LegalHold.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (hold == null || hold.getLiftedAt() != null) {
            throw Problem.of(ErrorCode.NOT_FOUND, "there is no such hold, or it was lifted");
        }
        hold.lift(by.login(), CommonTime.now().truncatedTo(ChronoUnit.MILLIS));
        entities.createQuery("delete from HoldTarget t where t.holdId = :hold")
                .setParameter("hold", id)
                .executeUpdate();
        entities.createNativeQuery(
                        "delete from held_text where not exists (select 1 from hold_target t where"
                                + " (t.what = 'R' and t.target = held_text.room_id) or (t.what = 'P' and t.login = held_text.author))")
                .executeUpdate();
        audit.record(told(by.did("hold.lifted"), hold));
        lifted.fire(new Lifted(id));
    }

    private static Deed told(Deed deed, LegalHold hold) {
        return deed.with("hold", hold.getId())
                .with("name", hold.getName())
                .with("rooms", String.join(" ", hold.getRooms()))
                .with("people", String.join(" ", hold.getPeople()));
    }
}
