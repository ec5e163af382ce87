package io.atrium.room;

import io.atrium.account.User;
import io.atrium.signal.SignalListener;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The order somebody has put their rooms in: favourites first, then sections of their own. What changes of it is told as {@link Moved}, once that has committed. */
@ApplicationScoped
@Transactional
public class Rail {
    public static final int MAX_NAME = 40;
    public static final int MAX_SECTIONS = 30;

    @PersistenceContext
    private EntityManager entities;

    /** That somebody has put something elsewhere. */
    public record Moved(long userId) {}

    /** One of the places a room can be put at: {@code id} null for the favourites. */
    private record Stood(Long sectionId, String room) {}

    /** {@code {"favourites":["ops"],"sections":[{"id":3,"name":"Projects","rooms":["board"]}]}}. */
    public JsonObject of(long userId) {
        List<Stood> rooms = entities.createQuery(
                        "select p.sectionId, r.name from RailPlace p, Room r, Membership m where p.userId = :user and r.id = p.roomId"
                                + " and m.roomId = p.roomId and m.userId = p.userId and m.status = :active order by p.place, r.name",
                        Object[].class)
                .setParameter("user", userId)
                .setParameter("active", Membership.Status.ACTIVE)
                .getResultStream()
                .map(row -> new Stood((Long) row[0], (String) row[1]))
                .toList();
        JsonArrayBuilder sections = Json.createArrayBuilder();
        sections(userId)
                .forEach(section -> sections.add(Json.createObjectBuilder()
                        .add("id", section.getId())
                        .add("name", section.getName())
                        .add("rooms", in(section.getId(), rooms))));
        return Json.createObjectBuilder()
                .add("favourites", in(null, rooms))
                .add("sections", sections)
                .build();
    }

    private static JsonArrayBuilder in(Long section, List<Stood> rooms) {
        JsonArrayBuilder names = Json.createArrayBuilder();
        rooms.stream()
                .filter(stood -> Objects.equals(stood.sectionId, section))
                .forEach(stood -> names.add(stood.room));
        return names;
    }

    /** A new section, below the others. @throws Problem {@code invalid}, field {@code name}; {@code conflict} where there are many already */
    public long add(long userId, String name) {
        String label = Text.label("name", name, MAX_NAME);
        List<RailSection> sections = begin(userId);
        if (sections.size() >= MAX_SECTIONS) {
            throw Problem.of(ErrorCode.CONFLICT, "a rail has at most " + MAX_SECTIONS + " sections; delete one first");
        }
        RailSection section = new RailSection(userId, label, sections.size());
        entities.persist(section);
        entities.flush();
        return section.getId();
    }

    /** @param name null: as it is. @param place among the sections, counted from 0; null: where it is. @throws Problem {@code not_found}, {@code invalid} */
    public void change(long userId, long id, String name, Integer place) {
        List<RailSection> sections = begin(userId);
        RailSection section = section(sections, id);
        if (name != null) {
            section.setName(Text.label("name", name, MAX_NAME));
        }
        if (place != null) {
            List<RailSection> order = new ArrayList<>(sections);
            order.remove(section);
            order.add(Math.min(place, order.size()), section);
            for (int i = 0; i < order.size(); i++) {
                order.get(i).setPlace(i);
            }
        }
    }

    /** Its rooms stand where their sort does again. @throws Problem {@code not_found} */
    public void remove(long userId, long id) {
        RailSection section = section(begin(userId), id);
        places(userId).stream()
                .filter(place -> Objects.equals(place.getSectionId(), id))
                .forEach(entities::remove);
        entities.remove(section);
    }

    /**
     * Puts a room among the favourites or into a section.
     *
     * @param section null: among the favourites
     * @param at counted from 0; beyond the last: at the end
     * @throws Problem {@code not_found}, of the section
     */
    public void put(Member member, Long section, int at) {
        long userId = member.caller().userId();
        List<RailSection> sections = begin(userId);
        if (section != null) {
            section(sections, section);
        }
        List<RailPlace> there = new ArrayList<>(places(userId));
        RailPlace moved = there.stream()
                .filter(place -> place.getRoomId() == member.room().getId())
                .findFirst()
                .orElse(null);
        if (moved == null) {
            moved = new RailPlace(userId, member.room().getId());
            moved.put(section, at);
            entities.persist(moved);
        }
        there.remove(moved);
        there.removeIf(place -> !Objects.equals(place.getSectionId(), section));
        there.add(Math.min(at, there.size()), moved);
        for (int i = 0; i < there.size(); i++) {
            there.get(i).put(section, i);
        }
    }

    /** A room stands where its sort does again. */
    public void takeOut(Member member) {
        begin(member.caller().userId());
        RailPlace place = entities.find(
                RailPlace.class,
                new RailPlace.Key(member.caller().userId(), member.room().getId()));
        if (place != null) {
            entities.remove(place);
        }
    }

    /** One change at a time for each person: two tabs must not both count from the same order. */
    private List<RailSection> begin(long userId) {
        entities.find(User.class, userId, LockModeType.PESSIMISTIC_WRITE);
        SignalListener.tell(new Moved(userId));
        return sections(userId);
    }

    private List<RailSection> sections(long userId) {
        return entities.createQuery(
                        "select s from RailSection s where s.userId = :user order by s.place, s.id", RailSection.class)
                .setParameter("user", userId)
                .getResultList();
    }

    private List<RailPlace> places(long userId) {
        return entities.createQuery("select p from RailPlace p where p.userId = :user", RailPlace.class)
                .setParameter("user", userId)
                .getResultStream()
                .sorted(Comparator.comparingInt(RailPlace::getPlace))
                .toList();
    }

    private static RailSection section(List<RailSection> sections, long id) {
        return sections.stream()
                .filter(section -> section.getId() == id)
                .findFirst()
                .orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "there is no such section"));
    }
}
