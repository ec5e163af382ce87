package io.atrium.admin;

import io.atrium.account.Caller;
import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.channel.Tunable;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The settings that were changed while running, in the database: all nodes go by them, also after a restart. */
@ApplicationScoped
@Transactional
class SettingBook {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Audit audit;

    List<LiveSetting> all() {
        return entities.createQuery("select s from LiveSetting s order by s.name", LiveSetting.class)
                .getResultList();
    }

    /** @throws Problem {@code invalid}, field {@code value} */
    void set(Caller by, Tunable which, int before, String wanted) {
        int value = value(which, wanted);
        LiveSetting setting = entities.find(LiveSetting.class, which.variable());
        if (setting == null) {
            setting = new LiveSetting(which.variable());
            setting.set(Integer.toString(value), by.login(), CommonTime.now().truncatedTo(ChronoUnit.MILLIS));
            entities.persist(setting);
        } else {
            setting.set(Integer.toString(value), by.login(), CommonTime.now().truncatedTo(ChronoUnit.MILLIS));
        }
        record(by, which, before, Integer.toString(value));
    }

    /** From now on as each node was started. Doing so twice does nothing. */
    void reset(Caller by, Tunable which, int before) {
        LiveSetting setting = entities.find(LiveSetting.class, which.variable());
        if (setting != null) {
            entities.remove(setting);
            record(by, which, before, "as started");
        }
    }

    private void record(Caller by, Tunable which, int before, String now) {
        audit.record(Deed.of("settings.changed")
                .by(by.login())
                .with("setting", which.variable())
                .with("before", before)
                .with("now", now));
    }

    private static int value(Tunable which, String wanted) {
        try {
            int value = Integer.parseInt(wanted == null ? "" : wanted.strip());
            if (value >= which.least() && value <= Tunable.MOST) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw Problem.invalid(
                "value", which.variable() + " takes a whole number from " + which.least() + " to " + Tunable.MOST);
    }
}
