package io.atrium.admin;

import io.atrium.account.PersonKeys;
import io.atrium.channel.Threads;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has a node that starts look once through what people are looked up by, beside everything else. */
@Startup
@Singleton
@DependsOn({"Schema", "ThreadSource"})
@TransactionManagement(TransactionManagementType.BEAN)
public class PeopleStart {
    private static final Logger LOG = Logger.getLogger(PeopleStart.class.getName());

    @Inject
    private PersonKeys keys;

    @Inject
    private Threads threads;

    @PostConstruct
    void begin() {
        threads.executor().execute(this::mend);
    }

    private void mend() {
        try {
            long last = 0;
            while (last >= 0) {
                last = keys.mend(last);
            }
        } catch (RuntimeException failure) {
            // Another node may be at it, or the database has gone away. Who is not found by their accents until the
            // next start is found by the rest.
            LOG.log(Level.INFO, "people's keys were not looked through", failure);
        }
    }
}
