package io.atrium.compliance;

import io.atrium.file.StoredFile;
import io.atrium.room.Room;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What exports ask of the database beside the logs. */
@ApplicationScoped
@Transactional
class ExportReader {
    @PersistenceContext
    private EntityManager entities;

    List<Room> rooms(boolean direct) {
        return entities.createQuery("select r from Room r order by r.id", Room.class)
                .getResultStream()
                .filter(room -> direct || !room.isDirect())
                .toList();
    }

    Optional<Room> room(String name) {
        return entities.createQuery("select r from Room r where r.name = :name", Room.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    Optional<Room> room(long id) {
        return Optional.ofNullable(entities.find(Room.class, id));
    }

    /** What people are called, by login. */
    Map<String, String> names(Collection<String> logins) {
        return logins.isEmpty()
                ? Map.of()
                : entities.createQuery("select u.login, u.name from User u where u.login in :logins", Object[].class)
                        .setParameter("logins", Set.copyOf(logins))
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    /** The next whole file of a room that entries between two numbers carry. */
    Optional<StoredFile> file(long roomId, long from, long end, String after) {
        return entities.createQuery(
                        "select f from StoredFile f where f.roomId = :room and f.seq >= :from and f.seq < :end and f.id > :after"
                                + " and f.sha256 is not null order by f.id",
                        StoredFile.class)
                .setParameter("room", roomId)
                .setParameter("from", from)
                .setParameter("end", end)
                .setParameter("after", after)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
