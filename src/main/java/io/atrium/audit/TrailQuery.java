package io.atrium.audit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts together what is asked of the trail. Values are bound, never written into the statement. */
final class TrailQuery {
    private final StringBuilder sql = new StringBuilder("select " + Rows.ACT
            + ", s.n, s.hash from audit_act a left join audit_seal s on s.act_id = a.id where 1 = 1");
    private final List<Object> values = new ArrayList<>();

    TrailQuery(ActFilter filter) {
        if (filter.what() != null && filter.what().indexOf('.') < 0) {
            and("a.what like ?", filter.what() + ".%");
        } else {
            andEquals("a.what", filter.what());
        }
        andEquals("a.actor", filter.actor());
        andEquals("a.subject", filter.subject());
        andEquals("a.room", filter.room());
        andEquals("a.address", filter.address());
        if (filter.person() != null) {
            and("(a.actor = ? or a.subject = ?)", filter.person(), filter.person());
        }
        if (filter.from() != null) {
            and("a.at >= ?", filter.from().toEpochMilli());
        }
        if (filter.to() != null) {
            and("a.at < ?", filter.to().toEpochMilli());
        }
        if (filter.text() != null) {
            String text = filter.text().toLowerCase(Locale.ROOT);
            and(
                    "position(cast(? as varchar) in lower(a.what || ' ' || a.actor || ' ' || coalesce(a.subject, '') || ' '"
                            + " || coalesce(a.room, '') || ' ' || coalesce(a.address, '') || ' ' || a.detail)) > 0",
                    text);
        }
    }

    TrailQuery olderThan(Place place) {
        long at = place.at().toEpochMilli();
        return and("a.at <= ? and (a.at < ? or a.id < ?)", at, at, place.id());
    }

    TrailQuery newerThan(Place place) {
        long at = place.at().toEpochMilli();
        return and("a.at >= ? and (a.at > ? or a.id > ?)", at, at, place.id());
    }

    TrailQuery sealedBetween(long after, long last) {
        return and("s.n > ? and s.n <= ?", after, last);
    }

    List<Recorded> list(EntityManager entities, String order, int limit) {
        Query query = entities.createNativeQuery(sql + " order by " + order + " limit " + limit);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return Rows.recorded(query);
    }

    private void andEquals(String column, String value) {
        if (value != null) {
            and(column + " = ?", value);
        }
    }

    /** Numbers the question marks. */
    private TrailQuery and(String condition, Object... bound) {
        sql.append(" and ");
        int next = 0;
        for (char c : condition.toCharArray()) {
            sql.append(c);
            if (c == '?') {
                values.add(bound[next++]);
                sql.append(values.size());
            }
        }
        return this;
    }
}
