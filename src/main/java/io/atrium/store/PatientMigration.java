package io.atrium.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Waits for each migration as long as it takes: an index on a large table says nothing for minutes, and elsewhere such a connection is held for dead. */
final class PatientMigration extends BaseCallback {
    private int before;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE_ERROR;
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                before = connection.getNetworkTimeout();
            }
            if (before > 0) {
                connection.setNetworkTimeout(Runnable::run, event == Event.BEFORE_EACH_MIGRATE ? 0 : before);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the patience for migrations could not be set", failure);
        }
    }
}
