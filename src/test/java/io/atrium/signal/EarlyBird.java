package io.atrium.signal;

import io.atrium.account.Role;
import io.atrium.account.User;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;

/** Persists while the application starts: the moment at which Payara makes entity listeners without injection. After the first administrator, who is made where there is nobody. */
@Startup
@Singleton
@DependsOn("FirstStart")
public class EarlyBird {
    private final String login = "early-" + System.nanoTime();

    @PersistenceContext(unitName = "atrium")
    private EntityManager entities;

    @PostConstruct
    void persist() {
        entities.persist(new User(login, "Early Bird", "", Role.MEMBER, Instant.now()));
    }

    public String login() {
        return login;
    }
}
