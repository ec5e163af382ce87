package io.atrium.endpoint.rest;

import io.atrium.room.Memberships;
import io.atrium.room.Rooms;
import io.atrium.room.Roster;
import io.atrium.room.Warden;
import io.atrium.wire.Json;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Who is kept out of a room, for those who keep people out. */
@Path("rooms/{room}/banned")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class BannedResource {
    @Inject
    private Rooms rooms;

    @Inject
    private Roster roster;

    @Inject
    private Memberships memberships;

    @Context
    private HttpServletRequest request;

    @PathParam("room")
    private String name;

    @GET
    public String list(
            @QueryParam("limit") @DefaultValue("100") String limit, @QueryParam("next") @DefaultValue("") String next) {
        Warden by = warden();
        by.requireModerator();
        int most = (int) Query.whole("limit", limit, 1, 1_000);
        List<Roster.Person> page = roster.banned(by.room(), Query.next(next), most);
        JsonArrayBuilder list = Json.createArrayBuilder();
        page.forEach(person ->
                list.add(Json.createObjectBuilder().add("login", person.login()).add("name", person.name())));
        JsonValue more = page.size() < most
                ? JsonValue.NULL
                : Json.createValue(page.get(most - 1).login());
        return Json.createObjectBuilder()
                .add("banned", list)
                .add("next", more)
                .build()
                .toString();
    }

    /** Lets them in again. */
    @DELETE
    @Path("{login}")
    public void letIn(@PathParam("login") String login) {
        memberships.letInAgain(warden(), login);
    }

    private Warden warden() {
        return rooms.warden(Bodies.caller(request), name);
    }
}
