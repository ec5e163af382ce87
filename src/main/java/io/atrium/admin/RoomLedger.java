package io.atrium.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** All rooms there are, for administrators, a page at a time, by the rooms' own rows. Of what is said in them nothing is read. */
@ApplicationScoped
@Transactional
public class RoomLedger {
    private static final String COLUMNS =
            "select r.id, r.name, r.title, r.kind, r.visibility, r.locked, r.archived_at, r.first_seq, r.last_seq, r.last_at,"
                    + " r.body_size, r.members from room r where r.people is null and ";

    @PersistenceContext
    private EntityManager entities;

    /** What the rooms may stand in the order of. */
    public enum Order {
        NAME("r.name"),
        TITLE("r.title"),
        MEMBERS("r.members"),
        ENTRIES("r.last_seq - r.first_seq"),
        ACTIVITY("r.last_at"),
        STORAGE("r.body_size");

        private final String column;

        Order(String column) {
            this.column = column;
        }

        /** Rooms that are equal stand in one order on all pages, by their ids; names are unique, and their index alone is in their order. */
        private String sql(boolean descending) {
            String way = descending ? " desc" : "";
            return column + way + (this == NAME ? "" : ", r.id" + way);
        }
    }

    /**
     * A room's line.
     *
     * @param members as they were counted a moment ago
     * @param active when something was last said, or else when it was made
     * @param size characters of its entries
     */
    public record Line(
            String name,
            String title,
            String kind,
            boolean open,
            boolean locked,
            boolean archived,
            long members,
            long entries,
            Instant active,
            long size) {}

    public List<Line> page(RoomQuestion question, Order order, boolean descending, int from, int most) {
        RoomQuestion.Condition condition = question.condition();
        String sql = COLUMNS + condition.sql() + " order by " + order.sql(descending);
        Query query = entities.createNativeQuery(sql);
        for (int i = 0; i < condition.values().size(); i++) {
            query.setParameter(i + 1, condition.values().get(i));
        }
        return rows(query.setFirstResult(from).setMaxResults(most))
                .map(RoomLedger::line)
                .toList();
    }

    /** How many conversations there are beside, which are their people's alone and not listed. */
    public long conversations() {
        return entities.createQuery("select count(r) from Room r where r.people is not null", Long.class)
                .getSingleResult();
    }

    private static Stream<Object[]> rows(Query query) {
        return ((List<?>) query.getResultList()).stream().map(Object[].class::cast);
    }

    private static Line line(Object[] row) {
        long first = whole(row[7]);
        long last = whole(row[8]);
        return new Line(
                (String) row[1],
                (String) row[2],
                (String) row[3],
                "OPEN".equals(row[4]),
                Boolean.TRUE.equals(row[5]),
                row[6] != null,
                whole(row[11]),
                Math.max(0, last - Math.max(1, first) + 1),
                Instant.ofEpochMilli(whole(row[9])),
                whole(row[10]));
    }

    private static long whole(Object value) {
        return ((Number) value).longValue();
    }
}
