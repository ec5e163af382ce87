package io.atrium.endpoint;

import io.atrium.admin.LiveSessions;
import io.atrium.admin.NodeCalls;
import io.atrium.admin.NodeFigures;
import io.atrium.channel.ClientSession;
import io.atrium.channel.Node;
import io.atrium.channel.Sessions;
import io.atrium.wire.CloseCode;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** This node's part of the live sessions: what {@link LiveSessions} asks each node. */
@ApplicationScoped
public class SessionsHere {
    @Inject
    private NodeCalls calls;

    @Inject
    private NodeFigures node;

    @Inject
    private Sessions sessions;

    @Inject
    private Places places;

    @Inject
    private SessionRows rows;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        calls.answer(LiveSessions.LIST, this::list);
        calls.answer(LiveSessions.END, this::end);
    }

    /** All that are wanted are counted, some of them told: those that come next after {@code after}, in the order of their keys. */
    private JsonObject list(JsonObject question) {
        Map<ClientSession, List<Place>> taken = places.all().collect(Collectors.groupingBy(Place::session));
        SessionRows.Order order = SessionRows.Order.of(question.getString("sort"));
        Predicate<SessionRows.Live> wanted = wanted(question);
        String after = question.getString("after");
        int limit = question.getInt("limit");
        List<SessionRows.Keyed> next = new ArrayList<>();
        int total = 0;
        for (ClientSession session : sessions.stream().toList()) {
            SessionRows.Live live = new SessionRows.Live(session, taken.getOrDefault(session, List.of()));
            if (wanted.test(live)) {
                total++;
                next.add(rows.keyed(live, order));
            }
        }
        next.removeIf(row -> row.key().compareTo(after) <= 0);
        next.sort((one, other) -> one.key().compareTo(other.key()));
        JsonArrayBuilder told = Json.createArrayBuilder();
        next.stream().limit(limit).forEach(row -> told.add(rows.json(row, node.name())));
        return Json.createObjectBuilder()
                .add("total", total)
                .add("more", next.size() > limit)
                .add("sessions", told)
                .build();
    }

    private Predicate<SessionRows.Live> wanted(JsonObject question) {
        String any = lower(question, "q");
        String person = lower(question, "person");
        String room = lower(question, "room");
        String where = lower(question, "node");
        return live -> live.isPerson(person)
                && live.isIn(room)
                && isHere(where)
                && (live.isPerson(any) || live.isIn(any) || isHere(any));
    }

    private boolean isHere(String part) {
        return node.name().toLowerCase(Locale.ROOT).contains(part) || Node.ID.startsWith(part);
    }

    private static String lower(JsonObject question, String name) {
        return question.getString(name, "").toLowerCase(Locale.ROOT);
    }

    /** One by its id, or all of a person: the clients may come back, and do. */
    private JsonObject end(JsonObject order) {
        String id = order.getString("id", null);
        String login = order.getString("login", null);
        List<ClientSession> meant = sessions.stream()
                .filter(session -> session.id().equals(id) || session.login().equals(login))
                .toList();
        sessions.closeIf(meant::contains, CloseCode.GOING_AWAY);
        JsonArrayBuilder logins = Json.createArrayBuilder();
        meant.forEach(session -> logins.add(session.login()));
        return Json.createObjectBuilder().add("ended", logins).build();
    }
}
