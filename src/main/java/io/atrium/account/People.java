package io.atrium.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The accounts as administrators look through them: a page at a time, however many there are. Whether the caller may is decided at the doors and pages. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class People {
    /** Nobody counts further. */
    public static final int COUNTED = 10_000;

    private static final int CHUNK = 1_000;

    /** Itself, so that each page of an export is a transaction. */
    @Inject
    private People pages;

    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    /**
     * A part of the list. Its users are detached.
     *
     * @param before where it goes on towards the list's beginning, null: it is the beginning
     * @param after where it goes on towards the end, null: it is the end
     * @param count how many fit in all; null: nobody has counted, see {@link People#count}
     */
    public record Page(List<User> users, String before, String after, Integer count) {}

    /** @param place from a page's {@code after}; null: the beginning. @throws Problem {@code invalid}, field {@code next} */
    public Page after(PeopleFilter filter, PeopleOrder order, String place, int limit) {
        PeopleQuery query = new PeopleQuery(filter);
        Optional<List<Long>> few = query.few(em);
        List<User> found = query.users(em, few, order, place, false, limit + 1);
        List<User> users = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                users,
                place == null || users.isEmpty() ? null : order.placeOf(users.get(0)),
                found.size() > limit ? order.placeOf(users.get(limit - 1)) : null,
                few.map(List::size).orElse(null));
    }

    /** As {@link #after}, the other way. */
    public Page before(PeopleFilter filter, PeopleOrder order, String place, int limit) {
        PeopleQuery query = new PeopleQuery(filter);
        Optional<List<Long>> few = query.few(em);
        List<User> found = query.users(em, few, order, place, true, limit + 1);
        List<User> users = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
        Collections.reverse(users);
        return new Page(
                users,
                found.size() > limit ? order.placeOf(users.get(0)) : null,
                users.isEmpty() ? null : order.placeOf(users.get(users.size() - 1)),
                few.map(List::size).orElse(null));
    }

    /** All that fit, as a table that {@link PeopleImport} reads; a page at a time. */
    @Transactional(TxType.NOT_SUPPORTED)
    public void write(PeopleFilter filter, Writer to) throws IOException {
        PeopleTable.writeHead(to);
        String place = null;
        do {
            Page page = pages.after(filter, PeopleOrder.LOGIN, place, CHUNK);
            for (User user : page.users()) {
                PeopleTable.write(user, to);
            }
            place = page.after();
        } while (place != null);
    }

    /** What people are called, by their logins. */
    public Map<String, String> names(Collection<String> logins) {
        return logins.isEmpty()
                ? Map.of()
                : em.createQuery("select u.login, u.name from User u where u.login in :logins", Object[].class)
                        .setParameter("logins", Set.copyOf(logins))
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    /** How many there are, {@link #COUNTED} at most. */
    public int count(PeopleFilter filter) {
        return new PeopleQuery(filter).count(em, COUNTED);
    }
}
