package io.atrium.account;

import io.atrium.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What bringing people in asks of the database and writes there. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class ImportBook {
    /** Logins in one query. */
    private static final int CHUNK = 500;

    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    @Inject
    private Accounts accounts;

    @Inject
    private Audit audit;

    /** Detached. */
    Map<String, User> users(List<String> logins) {
        Map<String, User> found = new HashMap<>();
        for (int i = 0; i < logins.size(); i += CHUNK) {
            em.createQuery("select u from User u where u.login in :logins", User.class)
                    .setParameter("logins", logins.subList(i, Math.min(logins.size(), i + CHUNK)))
                    .getResultList()
                    .forEach(user -> found.put(user.getLogin(), user));
        }
        return found;
    }

    /** @param made accounts that are new, with the hashes of their passwords */
    void write(Caller by, Map<NewAccount, String> made, List<NewAccount> changed) {
        // Those first: what they ask of the database need not wait for thousands of inserts.
        for (NewAccount wanted : changed) {
            long id = accounts.find(wanted.login()).orElseThrow().getId();
            accounts.rename(by, id, wanted.name());
            accounts.changeMail(by, id, wanted.mail());
            accounts.setRole(by, id, wanted.role());
        }
        made.forEach((account, hash) -> accounts.add(by.did("account.created"), account, hash));
        audit.record(by.did("people.imported").with("created", made.size()).with("changed", changed.size()));
    }
}
