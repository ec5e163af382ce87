package io.atrium.compliance;

import io.atrium.account.MissingKeyException;
import io.atrium.account.Resealing;
import io.atrium.account.Vault;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Seals anew whatever the current key has not sealed. It looks for that each time: nothing has to be remembered. */
@ApplicationScoped
class ResealWork implements Work {
    private static final Logger LOG = Logger.getLogger(ResealWork.class.getName());
    private static final int AT_ONCE = 10;

    @Inject
    private Instance<Resealing> holders;

    @Inject
    private Jobs jobs;

    @Inject
    private Vault vault;

    @Override
    public Job.What what() {
        return Job.What.RESEAL;
    }

    @Override
    public boolean yields() {
        return false;
    }

    @Override
    public Step step(Job job) {
        long total = job.getTotal() == 0 ? left() : job.getTotal();
        int done = 0;
        for (Resealing holder : holders) {
            done += holder.reseal(AT_ONCE);
        }
        return new Step(done == 0 ? null : Json.createObjectBuilder().build(), done, total, null);
    }

    /** As a node starts: after a change of keys. Where two do so at once, the second finds nothing to do. */
    void beginWhereNeeded() {
        holders.stream().flatMap(holder -> holder.keys().stream()).forEach(this::warnWhereMissing);
        if (left() > 0) {
            jobs.beginReseal();
        }
    }

    private void warnWhereMissing(String key) {
        try {
            vault.ring().find(key);
        } catch (MissingKeyException missing) {
            LOG.log(Level.SEVERE, "files can't be read", missing);
        }
    }

    long left() {
        return holders.stream().mapToLong(Resealing::left).sum();
    }
}
