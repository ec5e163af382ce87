package io.atrium.web;

import io.atrium.account.KnownUsers;
import io.atrium.account.User;
import io.atrium.room.Invitations;
import io.atrium.room.Room;
import io.atrium.room.Roster;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Set;
import org.omnifaces.cdi.Param;

/** {@code /join/SECRET}: where an invitation leads. Looking at it uses nothing of it, since chat programs look at every link. */
@Named
@RequestScoped
public class JoinPage {
    private static final Set<String> SAID = Set.of("expired", "used_up", "revoked", "not_found", "forbidden");

    @Inject
    @Param(pathIndex = 0)
    private String secret;

    @Inject
    private Viewer viewer;

    @Inject
    private Invitations invitations;

    @Inject
    private KnownUsers users;

    @Inject
    private Roster roster;

    @Inject
    private Times times;

    private Invitations.Open open;
    private String refusal;

    @PostConstruct
    void look() {
        try {
            open = invitations.look(secret == null ? "" : secret);
        } catch (Problem problem) {
            refuse(problem);
        }
    }

    /** Null where the invitation is not good. */
    public Room getRoom() {
        return open == null ? null : open.room();
    }

    /** Who invites, and until when. */
    public String getWords() {
        String by = users.find(open.invitation().getUserId()).map(User::getName).orElse("");
        return viewer.text(
                "membership:join.by", by, times.until(open.invitation().getExpiresAt()), roster.count(open.room()));
    }

    /** Why it can't be followed, in words; empty where it can. */
    public String getRefusal() {
        return refusal == null ? "" : viewer.text("membership:join.error." + refusal);
    }

    public void join() throws IOException {
        try {
            Room room = invitations.follow(viewer.getCaller(), secret == null ? "" : secret);
            var external = FacesContext.getCurrentInstance().getExternalContext();
            external.redirect(external.getRequestContextPath() + "/room/" + room.getName());
        } catch (Problem problem) {
            open = null;
            refuse(problem);
        }
    }

    private void refuse(Problem problem) {
        refusal = SAID.contains(problem.wireName()) ? problem.wireName() : "not_found";
    }
}
