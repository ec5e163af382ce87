package io.atrium.web.admin;

import io.atrium.room.LegalHold;
import io.atrium.room.LegalHolds;
import io.atrium.web.Form;
import io.atrium.web.Once;
import io.atrium.web.Viewer;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The holds there are and were, and the form for a new one. */
@Named
@RequestScoped
public class HoldsPage {
    private static final String PAGE = "/admin/holds?faces-redirect=true";

    @Inject
    private HttpServletRequest request;

    @Inject
    private LegalHolds holds;

    @Inject
    private Viewer viewer;

    @Inject
    private Form form;

    @Inject
    private Once once;

    private String name;
    private String reason;
    private String rooms;
    private String people;
    private List<LegalHold> all;

    public String place() {
        try {
            holds.place(viewer.getCaller(), name, reason, Names.of(rooms), Names.of(people));
            once.tell("compliance:holds.placed");
            return PAGE;
        } catch (Problem problem) {
            form.refuse("compliance:holds", problem);
            return null;
        }
    }

    /** The one whose button was pressed. */
    public String lift() {
        try {
            holds.lift(viewer.getCaller(), Long.parseLong(request.getParameter("lift")));
            once.tell("compliance:holds.lifted.told");
            return PAGE;
        } catch (Problem | NumberFormatException over) {
            form.refuse("lift", "compliance:error.holds.not_found");
            return null;
        }
    }

    public List<LegalHold> getAll() {
        if (all == null) {
            all = holds.all();
        }
        return all;
    }

    public long getLasting() {
        return getAll().stream().filter(hold -> hold.getLiftedAt() == null).count();
    }

    public String joined(List<String> names) {
        return String.join(" ", names);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getRooms() {
        return rooms;
    }

    public void setRooms(String rooms) {
        this.rooms = rooms;
    }

    public String getPeople() {
        return people;
    }

    public void setPeople(String people) {
        this.people = people;
    }
}
