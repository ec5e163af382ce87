package io.atrium.web.admin;

import io.atrium.audit.ActFilter;
import io.atrium.audit.Place;
import io.atrium.audit.Recorded;
import io.atrium.audit.Trail;
import io.atrium.web.Form;
import io.atrium.web.Times;
import io.atrium.web.Viewer;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page of the trail, as its address says: the filter's parameters, days in place of its times, {@code older} or {@code newer} as a place to go on from. */
@Named
@RequestScoped
public class AuditPage {
    private static final int ROWS = 50;
    private static final String[] FILTER = {"what", "person", "room", "q", "from", "to"};

    /** The areas of the vocabulary. */
    private static final List<String> AREAS = List.of(
            "account",
            "signin",
            "token",
            "room",
            "direct",
            "invitation",
            "hook",
            "command",
            "bot",
            "session",
            "settings",
            "announcement",
            "import",
            "audit",
            "people",
            "node");

    @Inject
    private HttpServletRequest request;

    @Inject
    private Trail trail;

    @Inject
    private Viewer viewer;

    @Inject
    private Times times;

    @Inject
    private Form form;

    private final Map<String, String> given = new LinkedHashMap<>();
    private ListAddress address;
    private Map<String, String> vocabulary;
    private long head;
    private Trail.Page page = new Trail.Page(List.of(), null, null);

    @PostConstruct
    void read() {
        for (String name : FILTER) {
            given.put(name, request.getParameter(name));
        }
        address = new ListAddress(request.getContextPath() + "/admin/audit", given);
        head = trail.head();
        try {
            page = load(ActFilter.of(parameters()));
        } catch (Problem refused) {
            form.refuse("audit", refused);
        }
    }

    private Trail.Page load(ActFilter filter) {
        String newer = request.getParameter("newer");
        if (newer != null) {
            return trail.newer(filter, Place.parse("newer", newer), ROWS);
        }
        String older = request.getParameter("older");
        return trail.older(filter, older == null ? null : Place.parse("older", older), ROWS);
    }

    /** Days become times in the viewer's zone; the last day is meant to its end. */
    private Parameters parameters() {
        Map<String, String> values = new LinkedHashMap<>(given);
        values.values().removeIf(value -> value == null || value.isBlank());
        values.computeIfPresent("from", (name, day) -> beginning(name, day, 0));
        values.computeIfPresent("to", (name, day) -> beginning(name, day, 1));
        return new Parameters(values);
    }

    private String beginning(String name, String day, int later) {
        try {
            LocalDate date = LocalDate.parse(day.strip()).plusDays(later);
            return Instants.wire(date.atStartOfDay(viewer.getZone()).toInstant());
        } catch (DateTimeException notADay) {
            throw Problem.invalid(name, name + " must be a day such as 2026-11-20");
        }
    }

    public List<Recorded> getActs() {
        return page.acts();
    }

    /** Null, and so no link, at the end of the trail. */
    public String getOlder() {
        return page.older() == null
                ? null
                : address.with("older", page.older().toString()).toString();
    }

    /** Null, and so no link, where the newest are shown. */
    public String getNewer() {
        return page.newer() == null
                ? null
                : address.with("newer", page.newer().toString()).toString();
    }

    /** The file of all that fit. */
    public String export(String format) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("format", format);
        if (form.getErrors().isEmpty()) {
            values.putAll(parameters().values());
        }
        return new ListAddress(request.getContextPath() + "/api/audit/export", values).toString();
    }

    /** For the script: where it goes on to what is new, as REST is asked; null, and so no attribute, where other than the newest are shown. */
    public String getNews() {
        if (page.newer() != null || !form.getErrors().isEmpty()) {
            return null;
        }
        return new ListAddress("/audit", parameters().values())
                .with("after", Long.toString(head))
                .toString();
    }

    /** What was done, in words; what has none stands for itself. */
    public String words(Recorded act) {
        return vocabulary().getOrDefault(act.what(), act.what());
    }

    /** All of these words, for the script: JSON in an attribute. */
    public String getVocabulary() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        vocabulary().forEach(json::add);
        return json.build().toString();
    }

    private Map<String, String> vocabulary() {
        if (vocabulary == null) {
            vocabulary = viewer.texts("people", "act.");
        }
        return vocabulary;
    }

    /** The time of an act of today, else the day too. */
    public String when(Recorded act) {
        String when = times.when(act.at());
        String clock = times.clock(act.at());
        return when.equals(clock) ? clock : when + ", " + clock;
    }

    public String full(Recorded act) {
        return times.full(act.at());
    }

    /** The rest of an act: {@code role: keeper, format: csv}. */
    public String details(Recorded act) {
        return ActDetails.inLine(act.details());
    }

    public List<String> getAreas() {
        return AREAS;
    }

    public Map<String, String> getGiven() {
        return given;
    }

    public boolean isFiltered() {
        return given.values().stream().anyMatch(value -> value != null && !value.isBlank());
    }
}
