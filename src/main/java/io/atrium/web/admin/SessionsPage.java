package io.atrium.web.admin;

import io.atrium.account.Avatars;
import io.atrium.account.People;
import io.atrium.admin.LiveSessions;
import io.atrium.admin.LiveSessions.Page;
import io.atrium.admin.LiveSessions.Wanted;
import io.atrium.web.Times;
import io.atrium.web.Viewer;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Who is connected at this moment, a page at a time, from all nodes. */
@Named
@RequestScoped
public class SessionsPage {
    private static final int ROWS = 50;

    @Inject
    private HttpServletRequest request;

    @Inject
    private LiveSessions sessions;

    @Inject
    private People people;

    @Inject
    private Times times;

    @Inject
    private Viewer viewer;

    private Map<String, String> names;
    private String filter;
    private String sort;
    private Page page;
    private List<Row> rows;

    /** A session in the viewer's words. */
    public record Row(
            String id,
            String login,
            String name,
            String door,
            String address,
            String client,
            String since,
            int fullness,
            String roundTrip,
            String node,
            List<Place> places) {}

    /** A room a session is in, and how it stands there. */
    public record Place(String room, String standing, boolean isBehind) {}

    @PostConstruct
    void ask() {
        filter = parameter("q", "").strip();
        sort = parameter("sort", "since");
        page = sessions.list(new Wanted(filter, "", "", "", sort, parameter("next", ""), ROWS));
    }

    private String parameter(String name, String otherwise) {
        String given = request.getParameter(name);
        return given == null || given.isBlank() ? otherwise : given;
    }

    public List<Row> getRows() {
        if (rows == null) {
            names = people.names(page.sessions().stream()
                    .map(each -> each.getString("login"))
                    .toList());
            rows = page.sessions().stream().map(this::row).toList();
        }
        return rows;
    }

    private Row row(JsonObject session) {
        String login = session.getString("login");
        return new Row(
                session.getString("id"),
                login,
                names.getOrDefault(login, login),
                viewer.text("console:door." + session.getString("door")),
                session.getString("address"),
                session.getString("client", ""),
                times.when(Instant.parse(session.getString("since"))),
                session.getInt("fullness"),
                session.get("round_trip_ms") instanceof JsonNumber millis ? millis + " ms" : "–",
                session.getString("node_name"),
                session.getJsonArray("rooms").getValuesAs(JsonObject.class).stream()
                        .map(this::place)
                        .toList());
    }

    private Place place(JsonObject place) {
        String room = place.getString("room");
        if (!place.containsKey("behind")) {
            return new Place(room, "", false);
        }
        long behind = place.getJsonNumber("behind").longValue();
        long seq = place.getJsonNumber("seq").longValue();
        return behind == 0
                ? new Place(room, viewer.text("console:sessions.current", seq), false)
                : new Place(room, viewer.text("console:sessions.behind", behind, seq, seq + behind), true);
    }

    /** What doors are called, for the script: JSON in an attribute. */
    public String getDoors() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        viewer.texts("console", "door.").forEach(json::add);
        return json.build().toString();
    }

    public int getTotal() {
        return page.total();
    }

    /** Names of the nodes that did not answer, or empty. */
    public String getSilent() {
        return String.join(", ", page.silent());
    }

    /** The rest of an address: of this list, sorted otherwise. */
    public String sortedBy(String order) {
        return "?sort=" + order + (filter.isEmpty() ? "" : "&q=" + encoded(filter));
    }

    /** The rest of the next page's address, or null. */
    public String getNext() {
        return page.next() == null ? null : sortedBy(sort) + "&next=" + encoded(page.next());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** For {@code aria-sort}: null, and so no attribute, where the list is not sorted so. */
    public String sorted(String order) {
        if (!order.equals(sort)) {
            return null;
        }
        return order.equals("person") ? "ascending" : "descending";
    }

    public boolean isFirst() {
        return request.getParameter("next") == null;
    }

    public String getAt() {
        return times.clock(CommonTime.now());
    }

    public String initials(Row row) {
        return Avatars.initials(row.name());
    }

    public String hue(Row row) {
        return Avatars.hue(row.login());
    }

    public String getFilter() {
        return filter;
    }

    public String getSort() {
        return sort;
    }
}
