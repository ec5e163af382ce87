package io.atrium.room;

import io.atrium.account.Accounts;
import io.atrium.account.Caller;
import io.atrium.account.Role;
import io.atrium.account.User;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom somebody may know of: everybody; a guest those they share a room with. */
@ApplicationScoped
@Transactional
public class Acquaintances {
    private static final String SHARED =
            "select distinct u from User u, Membership m, Membership own where own.userId = :guest and own.status = :active"
                    + " and m.roomId = own.roomId and m.status = :active and u.id = m.userId and u.id <> :guest and ";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Accounts accounts;

    /** Others with an account in use whose login or name contains the text, whatever its case; at most so many. */
    public List<User> search(Caller caller, String text, int most) {
        List<User> found = caller.isGuest()
                ? shared(caller, "(locate(:text, u.login) > 0 or locate(:text, lower(u.name)) > 0) order by u.login")
                        .setParameter("text", text == null ? "" : text.toLowerCase(Locale.ROOT))
                        .setMaxResults(4 * most) // some may be disabled
                        .getResultList()
                : accounts.search(text, most + 1);
        return found.stream()
                .filter(user -> user.isEnabled() && user.getId() != caller.userId())
                .limit(most)
                .toList();
    }

    /** Whether the caller may know of somebody; of themselves they do. */
    public boolean isKnown(Caller caller, User person) {
        return !caller.isGuest()
                || caller.userId() == person.getId()
                || !shared(caller, "u.id = :id")
                        .setParameter("id", person.getId())
                        .getResultList()
                        .isEmpty();
    }

    /** The logins of the guests who may know of somebody, themselves too where they are one. */
    public List<String> guests(User person) {
        return entities.createQuery(
                        "select distinct u.login from User u, Membership m, Membership own where own.userId = :person and own.status = :active"
                                + " and m.roomId = own.roomId and m.status = :active and u.id = m.userId and u.role = :guest",
                        String.class)
                .setParameter("person", person.getId())
                .setParameter("active", Membership.Status.ACTIVE)
                .setParameter("guest", Role.GUEST)
                .getResultList();
    }

    /** Of these logins those of people the caller may know of, themselves among them. */
    public Set<String> known(Caller caller, Collection<String> logins) {
        if (!caller.isGuest() || logins.isEmpty()) {
            return Set.copyOf(logins);
        }
        Set<String> known = shared(caller, "u.login in :logins")
                .setParameter("logins", logins)
                .getResultStream()
                .map(User::getLogin)
                .collect(Collectors.toSet());
        known.add(caller.login());
        return known;
    }

    /** @throws Problem {@code invalid}, field {@code members}, as of people there are not */
    void requireKnown(Caller caller, Collection<User> people) {
        if (!caller.isGuest()) {
            return;
        }
        Set<Long> known = shared(caller, "u.id in :ids")
                .setParameter("ids", people.stream().map(User::getId).toList())
                .getResultStream()
                .map(User::getId)
                .collect(Collectors.toSet());
        String others = people.stream()
                .filter(person -> known.stream().noneMatch(id -> Objects.equals(id, person.getId())))
                .map(User::getLogin)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw Problem.invalid("members", "there is nobody called " + others);
        }
    }

    private TypedQuery<User> shared(Caller guest, String condition) {
        return entities.createQuery(SHARED + condition, User.class)
                .setParameter("guest", guest.userId())
                .setParameter("active", Membership.Status.ACTIVE);
    }
}
