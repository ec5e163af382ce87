package io.atrium.web;

import io.atrium.notify.Postman;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** Where the link in a letter leads: looking at it changes nothing, since mail scanners look at every link. */
@Named
@RequestScoped
public class UnsubscribePage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Postman postman;

    @Inject
    private Form form;

    private boolean done;

    /** Of the link; empty where there is none. */
    public String getKey() {
        String key = request.getParameter("key");
        return key == null ? "" : key;
    }

    public String stop() {
        done = postman.stop(getKey());
        if (!done) {
            form.refuse("", "notices:stop.unknown");
        }
        return null;
    }

    public boolean isDone() {
        return done;
    }
}
