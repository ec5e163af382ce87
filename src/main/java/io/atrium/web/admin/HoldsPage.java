package io.atrium.web.admin;

import io.atrium.room.LegalHold;
import io.atrium.room.LegalHolds;
import io.atrium.web.FormAct;
import io.atrium.web.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The holds there are and were, and the form for a new one. */
@Named
@RequestScoped
public class HoldsPage {
    private static final String PAGE = "/admin/holds?faces-redirect=true";

    @Inject
    private LegalHolds holds;

    @Inject
    private Viewer viewer;

    @Inject
    private FormAct act;

    private String name;
    private String reason;
    private String rooms;
    private String people;
    private List<LegalHold> all;

    public String place() {
        return act.run(
                () -> holds.place(viewer.getCaller(), name, reason, Names.of(rooms), Names.of(people)),
                "compliance:holds.placed",
                PAGE,
                "compliance:holds");
    }

    /** The one whose button was pressed. */
    public String lift() {
        return act.runOn(
                "lift",
                id -> holds.lift(viewer.getCaller(), id),
                "compliance:holds.lifted.told",
                PAGE,
                "compliance:error.holds.not_found");
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
