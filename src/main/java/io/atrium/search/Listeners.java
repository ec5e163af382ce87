package io.atrium.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Who hears of what can be found from now on. */
@ApplicationScoped
class Listeners {
    private static final Logger LOG = Logger.getLogger(Listeners.class.getName());

    @Inject
    private OpenSearches searches;

    @Inject
    private AlertBell alerts;

    /** On the worker's thread, once the index has it: whoever begins to listen later finds it there. */
    void tell(List<Change> changes) {
        if (!any()) {
            return;
        }
        for (Change change : changes) {
            try {
                searches.tell(change);
                alerts.tell(change);
            } catch (RuntimeException failure) {
                // What is not told is found all the same.
                LOG.log(Level.WARNING, "nobody was told of what can be found", failure);
            }
        }
    }

    private boolean any() {
        // Both are asked: alerts take what has become of them when they are.
        boolean anyAlerts = alerts.any();
        return anyAlerts || searches.any();
    }
}
