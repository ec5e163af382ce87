package io.atrium.admin;

import io.atrium.account.Caller;
import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The open sessions of all nodes, a page at a time, and their ends. Nothing is kept: each node is asked, and one that does not answer is named. */
@ApplicationScoped
public class LiveSessions {
    /** The call for some rows; see {@link Wanted}. */
    public static final String LIST = "sessions";

    /** The call that ends one, by {@code id}, or all of a {@code login}. */
    public static final String END = "end_sessions";

    /** The member of a row that says where it stands among all. */
    public static final String KEY = "key";

    public static final int MOST = 100;

    private static final char NODE_ENDS = '-';

    @Inject
    private Nodes nodes;

    @Inject
    private NodeCalls calls;

    @Inject
    private Audit audit;

    /**
     * Which sessions. Texts are parts of names, in any case; empty: all.
     *
     * @param q part of a person's, a room's or a node's name
     * @param sort {@code since}, {@code person}, {@code outbox}, {@code round_trip}, {@code behind}
     * @param after what the page before said is {@code next}; empty: from the beginning
     * @param limit at most {@link #MOST}
     */
    public record Wanted(String q, String person, String room, String node, String sort, String after, int limit) {
        private JsonObject toJson() {
            return Json.createObjectBuilder()
                    .add("q", q)
                    .add("person", person)
                    .add("room", room)
                    .add("node", node)
                    .add("sort", sort)
                    .add("after", after)
                    .add("limit", limit)
                    .build();
        }
    }

    /**
     * Some of them.
     *
     * @param total how many there are in all
     * @param next where the next page begins, or null
     * @param silent names of the nodes that did not answer
     */
    public record Page(List<JsonObject> sessions, int total, String next, List<String> silent) {}

    /** How many were ended, and on which nodes nobody knows. */
    public record Ended(int count, List<String> silent) {}

    public Page list(Wanted wanted) {
        List<String> present = nodes.present();
        Map<String, JsonObject> said = calls.ask(present, LIST, wanted.toJson());
        List<JsonObject> rows = new ArrayList<>();
        said.values().forEach(part -> rows.addAll(part.getJsonArray("sessions").getValuesAs(JsonObject.class)));
        rows.sort(Comparator.comparing(row -> row.getString(KEY)));
        boolean more = rows.size() > wanted.limit() || said.values().stream().anyMatch(part -> part.getBoolean("more"));
        List<JsonObject> page = rows.stream().limit(wanted.limit()).toList();
        return new Page(
                page,
                said.values().stream().mapToInt(part -> part.getInt("total")).sum(),
                more ? page.get(page.size() - 1).getString(KEY) : null,
                silent(present, said));
    }

    /** @throws Problem {@code not_found}; {@code unavailable} where its node does not answer */
    public void end(String id, Caller by, String address) {
        String node = id.indexOf(NODE_ENDS) < 0 ? "" : id.substring(0, id.indexOf(NODE_ENDS));
        if (!nodes.present().contains(node)) {
            throw noSession();
        }
        JsonObject order = Json.createObjectBuilder().add("id", id).build();
        JsonObject said = calls.ask(List.of(node), END, order).get(node);
        if (said == null) {
            throw Problem.retryable(ErrorCode.UNAVAILABLE, "the session's node did not answer", 2);
        }
        if (said.getJsonArray("ended").isEmpty()) {
            throw noSession();
        }
        audit.record(Deed.of("session.ended")
                .by(by.login())
                .to(said.getJsonArray("ended").getString(0))
                .from(address)
                .with("session", id));
    }

    /** All of one person, wherever they are. */
    public Ended endAll(String login, Caller by, String address) {
        List<String> present = nodes.present();
        JsonObject order = Json.createObjectBuilder().add("login", login).build();
        Map<String, JsonObject> said = calls.ask(present, END, order);
        int count = said.values().stream()
                .mapToInt(part -> part.getJsonArray("ended").size())
                .sum();
        if (count > 0) {
            audit.record(Deed.of("session.ended")
                    .by(by.login())
                    .to(login)
                    .from(address)
                    .with("sessions", count));
        }
        return new Ended(count, silent(present, said));
    }

    private List<String> silent(List<String> asked, Map<String, JsonObject> said) {
        return nodes.all().stream()
                .filter(node -> asked.contains(node.node()) && !said.containsKey(node.node()))
                .map(Figures::name)
                .toList();
    }

    private static Problem noSession() {
        return Problem.of(ErrorCode.NOT_FOUND, "there is no such session");
    }
}
