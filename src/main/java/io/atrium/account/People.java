package io.atrium.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
     */
    public record Page(List<User> users, String before, String after) {}

    /** @param place from a page's {@code after}; null: the beginning. @throws Problem {@code invalid}, field {@code next} */
    public Page after(PeopleFilter filter, PeopleOrder order, String place, int limit) {
        List<User> found = new PeopleQuery(filter).from(order, place, false).users(em, order, false, limit + 1);
        List<User> users = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                users,
                place == null || users.isEmpty() ? null : order.placeOf(users.get(0)),
                found.size() > limit ? order.placeOf(users.get(limit - 1)) : null);
    }

    /** As {@link #after}, the other way. */
    public Page before(PeopleFilter filter, PeopleOrder order, String place, int limit) {
        List<User> found = new PeopleQuery(filter).from(order, place, true).users(em, order, true, limit + 1);
        List<User> users = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
        Collections.reverse(users);
        return new Page(
                users,
                found.size() > limit ? order.placeOf(users.get(0)) : null,
                users.isEmpty() ? null : order.placeOf(users.get(users.size() - 1)));
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

    /** How many there are, {@link #COUNTED} at most. */
    public int count(PeopleFilter filter) {
        Query query = new PeopleQuery(filter).count(em, COUNTED);
        return ((Number) query.getSingleResult()).intValue();
    }
}
