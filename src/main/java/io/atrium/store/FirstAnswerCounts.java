package io.atrium.store;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Has EclipseLink pass on what the database, or its absence, answers. By itself it asks the connection after each failure whether it lives, and if not repeats a
 * query three times, five seconds apart: that would hold a thread for each caller, who would rather be told to come again.
 */
public final class FirstAnswerCounts implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        session.getLogin().setConnectionHealthValidatedOnError(false);
    }
}
