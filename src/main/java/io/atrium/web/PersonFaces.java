package io.atrium.web;

import io.atrium.account.KnownFaces;
import io.atrium.account.Status;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** What stands beside a name on a page that is painted: {@code #{personFaces.picture(login)}}. As frontend/people/faces.js shows it from there on. */
@Named
@RequestScoped
public class PersonFaces {
    @Inject
    private KnownFaces faces;

    @Inject
    private Viewer viewer;

    @Inject
    private HttpServletRequest request;

    /** Where the person's picture is, but for its size at the end; null: they have none. */
    public String picture(String login) {
        String picture = login == null ? null : faces.of(login).picture();
        return picture == null ? null : request.getContextPath() + "/api/pictures/" + picture;
    }

    /** What they do now, as JSON for the script; null: nothing is said. */
    public String state(String login) {
        return login == null || faces.of(login).statusNow() == null
                ? null
                : faces.of(login).json().build().get("status").toString();
    }

    /** Their status' emoji; empty: it has none. */
    public String emoji(String login) {
        Status status = faces.of(login).statusNow();
        return status == null || status.emoji() == null ? "" : status.emoji();
    }

    /** Their status in words, with its end: In the lab until 14:00. Empty: none. */
    public String words(String login) {
        Status status = faces.of(login).statusNow();
        if (status == null) {
            return "";
        }
        String text = status.text() == null ? "" : status.text();
        return status.until() == null
                ? text
                : viewer.text("people:status.until", text, viewer.when(status.until()))
                        .strip();
    }
}
