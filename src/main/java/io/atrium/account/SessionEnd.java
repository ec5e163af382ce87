package io.atrium.account;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Whatever ended a session (signing out, twelve idle hours, the server), its connections end with it. */
@WebListener
public class SessionEnd implements HttpSessionListener {
    @Inject
    private WebSessions sessions;

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        sessions.end(event.getSession());
    }
}
