package io.atrium.compliance;

import io.atrium.account.KeyRing;
import io.atrium.account.MissingKeyException;
import io.atrium.account.Resealing;
import io.atrium.account.Vault;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Seals anew whatever the current key has not sealed, holder by holder. Each is gone through until a whole pass has sealed nothing: what can't be opened is left, and holds nothing up. */
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

    /** A node that goes by another key would find nothing to do, and say that it is done. */
    @Override
    public boolean isFor(Job job) {
        return job.wanted().equals(wanted());
    }

    /** What is asked for by this node: that all be sealed by its key. */
    JsonObject wanted() {
        String key = vault.ring().current().map(KeyRing.Key::id).orElse("");
        return Json.createObjectBuilder().add("key", key).build();
    }

    @Override
    public boolean yields() {
        return false;
    }

    @Override
    public Step step(Job job) {
        long total = job.getTotal() == 0 ? left() : job.getTotal();
        List<Resealing> all = holders.stream()
                .sorted(Comparator.comparing(holder -> holder.getClass().getName()))
                .toList();
        JsonObject place = job.place();
        int at = place.getInt("holder", 0);
        if (at >= all.size()) {
            return new Step(null, 0, total, null);
        }
        String after = place.getString("after", "");
        if (after.isEmpty()) {
            jobs.endLowerReseals(job);
        }
        Resealing.Tried tried = all.get(at).reseal(after, AT_ONCE);
        return new Step(next(at, tried, place.getInt("sealed", 0) + tried.sealed()), tried.sealed(), total, null);
    }

    /** @param sealed in this pass */
    static JsonObject next(int at, Resealing.Tried tried, int sealed) {
        if (tried.reached() != null) {
            return place(at, tried.reached(), sealed);
        }
        return place(sealed > 0 ? at : at + 1, "", 0);
    }

    private static JsonObject place(int holder, String after, int sealed) {
        return Json.createObjectBuilder()
                .add("holder", holder)
                .add("after", after)
                .add("sealed", sealed)
                .build();
    }

    /** As a node starts: after a change of keys. Where two do so at once, the second finds nothing to do. */
    void beginWhereNeeded() {
        holders.stream().flatMap(holder -> holder.keys().stream()).forEach(this::warnWhereMissing);
        if (left() > 0) {
            jobs.beginReseal(wanted());
        } else {
            jobs.endOtherReseals(wanted());
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
