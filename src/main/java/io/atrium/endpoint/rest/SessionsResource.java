package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.account.Forwarded;
import io.atrium.account.People;
import io.atrium.admin.LiveSessions;
import io.atrium.admin.LiveSessions.Ended;
import io.atrium.admin.LiveSessions.Page;
import io.atrium.admin.LiveSessions.Wanted;
import io.atrium.wire.Json;
import io.atrium.wire.Parameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/** The open sessions of all nodes, for administrators. */
@Path("sessions")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SessionsResource {
    private static final int SOME = 50;

    @Inject
    private LiveSessions sessions;

    @Inject
    private People people;

    @Inject
    private Forwarded forwarded;

    @Context
    private HttpServletRequest request;

    @Context
    private UriInfo uri;

    @GET
    public Response list() {
        Bodies.administrator(request);
        Parameters given = Query.parameters(uri);
        Page page = sessions.list(new Wanted(
                given.text("q").orElse(""),
                given.text("person").orElse(""),
                given.text("room").orElse(""),
                given.text("node").orElse(""),
                given.text("sort").orElse("since"),
                given.text("next").orElse(""),
                (int) given.whole("limit", SOME, 1, LiveSessions.MOST)));
        Map<String, String> names = people.names(
                page.sessions().stream().map(row -> row.getString("login")).toList());
        JsonArrayBuilder list = Json.createArrayBuilder();
        page.sessions()
                .forEach(row -> list.add(Json.createObjectBuilder(row)
                        .remove(LiveSessions.KEY)
                        .add("name", names.getOrDefault(row.getString("login"), row.getString("login")))));
        JsonObject answer = Json.createObjectBuilder()
                .add("sessions", list)
                .add("total", page.total())
                .add("silent", Json.createArrayBuilder(page.silent()))
                .add("next", page.next() == null ? JsonValue.NULL : Json.createValue(page.next()))
                .build();
        return fresh(answer);
    }

    @DELETE
    @Path("{id}")
    public void end(@PathParam("id") String id) {
        Caller by = Bodies.administrator(request);
        sessions.end(id, by, forwarded.address(request));
    }

    /** All of one person. */
    @DELETE
    public Response endAll() {
        Caller by = Bodies.administrator(request);
        Ended ended = sessions.endAll(Query.parameters(uri).required("person"), by, forwarded.address(request));
        return fresh(Json.createObjectBuilder()
                .add("ended", ended.count())
                .add("silent", Json.createArrayBuilder(ended.silent()))
                .build());
    }

    private static Response fresh(JsonObject json) {
        return Response.ok(json.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
