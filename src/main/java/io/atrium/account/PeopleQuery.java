package io.atrium.account;

import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts together what is asked of the accounts. Values are bound, never written into the statement. */
final class PeopleQuery {
    private static final Pattern PLACE = Pattern.compile("(\\d{1,18})-(.{0,200})", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final StringBuilder where = new StringBuilder(" from users u where 1 = 1");
    private final List<Object> values = new ArrayList<>();

    PeopleQuery(PeopleFilter filter) {
        if (filter.text() != null) {
            String wanted = "%" + Text.folded(filter.text()).replaceAll("([\\\\%_])", "\\\\$1") + "%";
            and("(u.login like ? or u.name_key like ? or lower(u.mail) like ?)", wanted, wanted, wanted);
        }
        if (filter.role() != null) {
            and("u.role = ?", filter.role().name());
        }
        if (filter.enabled() != null) {
            where.append(" and u.enabled = ").append(filter.enabled());
        }
    }

    /** @param place null: where the list begins */
    PeopleQuery from(PeopleOrder order, String place, boolean backwards) {
        if (place == null) {
            return this;
        }
        Matcher parts = PLACE.matcher(place);
        if (!parts.matches() || order.isTime && !NUMBER.matcher(parts.group(2)).matches()) {
            throw Problem.invalid("next", "next must be what the page before said");
        }
        Object key = order.isTime ? (Object) Long.valueOf(parts.group(2)) : parts.group(2);
        String sign = isDescending(order, backwards) ? "<" : ">";
        String column = "u." + order.column;
        if (order == PeopleOrder.LOGIN) {
            return and(column + " " + sign + " ?", key);
        }
        // The first of the three alone is what an index is entered by.
        return and(
                column + " " + sign + "= ? and (" + column + " " + sign + " ? or u.id " + sign + " ?)",
                key,
                key,
                Long.valueOf(parts.group(1)));
    }

    List<User> users(EntityManager em, PeopleOrder order, boolean backwards, int limit) {
        String way = isDescending(order, backwards) ? " desc" : "";
        // Logins are unlike each other; what else may be the same is told apart by the id.
        String then = order == PeopleOrder.LOGIN ? "" : ", u.id" + way;
        Query query = em.createNativeQuery(
                "select u.*" + where + " order by u." + order.column + way + then + " limit " + limit, User.class);
        List<?> found = bound(query).getResultList();
        return found.stream().map(User.class::cast).toList();
    }

    Query count(EntityManager em, int most) {
        return bound(
                em.createNativeQuery("select count(*) from (select u.id" + where + " limit " + most + ") as counted"));
    }

    private static boolean isDescending(PeopleOrder order, boolean backwards) {
        return order.isTime != backwards;
    }

    private Query bound(Query query) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }

    /** Numbers the question marks. */
    private PeopleQuery and(String condition, Object... bound) {
        where.append(" and ");
        int next = 0;
        for (char c : condition.toCharArray()) {
            where.append(c);
            if (c == '?') {
                values.add(bound[next++]);
                where.append(values.size());
            }
        }
        return this;
    }
}
