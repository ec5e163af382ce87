package io.atrium.account;

import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts together what is asked of the accounts. Values are bound, never written into the statement.
 *
 * <p>Where few fit, they are looked for among the narrow rows of {@link PersonKey} and put in order; where many do, the accounts are gone through in their order, and
 * the next fifty are met soon. Which of the two it is, is asked first: no database finds out by itself how many a part of a word fits.
 */
final class PeopleQuery {
    private static final Pattern PLACE = Pattern.compile("(\\d{1,18})-(.{0,200})", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final int FEW = 1_000;

    private final Condition fits = new Condition();
    private final boolean isAll;

    PeopleQuery(PeopleFilter filter) {
        isAll = filter.equals(PeopleFilter.ALL);
        if (filter.text() != null) {
            fits.and("k.text like ?", "%" + Text.folded(filter.text()).replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (filter.role() != null) {
            fits.and("k.role = ?", filter.role().name());
        }
        if (filter.enabled() != null) {
            fits.and("k.enabled = " + filter.enabled());
        }
    }

    /** Part of a statement, with the values of its question marks. */
    private static final class Condition {
        private final StringBuilder sql = new StringBuilder("1 = 1");
        private final List<Object> values = new ArrayList<>();

        void and(String condition, Object... bound) {
            sql.append(" and ").append(condition);
            values.addAll(List.of(bound));
        }
    }

    /** The ids of all that fit, where they are few; empty: there are more, or everybody is asked for. */
    Optional<List<Long>> few(EntityManager em) {
        if (isAll) {
            return Optional.empty();
        }
        List<?> ids = query(
                        em,
                        "select k.user_id from person_key k where " + fits.sql + " limit " + (FEW + 1),
                        fits.values,
                        null)
                .getResultList();
        return ids.size() > FEW
                ? Optional.empty()
                : Optional.of(ids.stream().map(id -> ((Number) id).longValue()).toList());
    }

    /** How many fit, a bound at most. */
    int count(EntityManager em, int most) {
        Query query = query(
                em,
                "select count(*) from (select k.user_id from person_key k where " + fits.sql + " limit " + most
                        + ") as counted",
                fits.values,
                null);
        return ((Number) query.getSingleResult()).intValue();
    }

    /**
     * Some of those that fit, in an order.
     *
     * @param few from {@link #few}
     * @param place null: where the list begins
     */
    List<User> users(
            EntityManager em, Optional<List<Long>> few, PeopleOrder order, String place, boolean backwards, int limit) {
        if (few.isPresent() && few.get().isEmpty()) {
            return List.of();
        }
        Condition behind = behind(order, place, backwards);
        String way = isDescending(order, backwards) ? " desc" : "";
        // Logins are unlike each other; what else may be the same is told apart by the id.
        String then = order == PeopleOrder.LOGIN ? "" : ", u.id" + way;
        List<Object> values = new ArrayList<>();
        String from = " from users u where ";
        if (few.isPresent()) {
            from += "u.id in (" + few.get().stream().map(String::valueOf).collect(Collectors.joining(",")) + ") and ";
        } else if (!isAll) {
            // Not joined: H2 would begin with the keys, and put all that fit in order.
            from += "exists (select 1 from person_key k where k.user_id = u.id and " + fits.sql + ") and ";
            values.addAll(fits.values);
        }
        values.addAll(behind.values);
        String sql = "select u.*" + from + behind.sql + " order by u." + order.column + way + then + " limit " + limit;
        List<?> found = query(em, sql, values, User.class).getResultList();
        return found.stream().map(User.class::cast).toList();
    }

    private static Condition behind(PeopleOrder order, String place, boolean backwards) {
        Condition behind = new Condition();
        if (place == null) {
            return behind;
        }
        Matcher parts = PLACE.matcher(place);
        if (!parts.matches() || order.isTime && !NUMBER.matcher(parts.group(2)).matches()) {
            throw Problem.invalid("next", "next must be what the page before said");
        }
        Object key = order.isTime ? (Object) Long.valueOf(parts.group(2)) : parts.group(2);
        String sign = isDescending(order, backwards) ? "<" : ">";
        String column = "u." + order.column + " " + sign;
        if (order == PeopleOrder.LOGIN) {
            behind.and(column + " ?", key);
        } else {
            // The first of the three alone is what an index is entered by.
            Long id = Long.valueOf(parts.group(1));
            behind.and(column + "= ? and (" + column + " ? or u.id " + sign + " ?)", key, key, id);
        }
        return behind;
    }

    private static boolean isDescending(PeopleOrder order, boolean backwards) {
        return order.isTime != backwards;
    }

    /** Numbers the question marks. */
    private static Query query(EntityManager em, String sql, List<Object> values, Class<?> entity) {
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (char c : sql.toCharArray()) {
            numbered.append(c);
            if (c == '?') {
                numbered.append(++number);
            }
        }
        Query query = entity == null
                ? em.createNativeQuery(numbered.toString())
                : em.createNativeQuery(numbered.toString(), entity);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }
}
