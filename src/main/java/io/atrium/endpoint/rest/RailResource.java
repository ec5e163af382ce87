package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.room.Member;
import io.atrium.room.Rail;
import io.atrium.room.Rooms;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** The caller's own order of their rooms. Whatever changes it answers with all of it. */
@Path("rail")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class RailResource {
    private static final String FAVOURITES = "favourites";
    private static final int MOST = 10_000;

    @Inject
    private Rail rail;

    @Inject
    private Rooms rooms;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @GET
    public String get() {
        return rail.of(caller().userId()).toString();
    }

    /** {@code {"name":"Projects"}}. */
    @POST
    @Path("sections")
    public Response add(InputStream body) {
        rail.add(caller().userId(), Bodies.text(Bodies.object(body, limits.maxFrame()), "name"));
        return Response.status(Response.Status.CREATED).entity(get()).build();
    }

    /** {@code {"name":"Projects","place":0}}, either of which may be left out. */
    @PATCH
    @Path("sections/{id}")
    public String change(@PathParam("id") long id, InputStream body) {
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        rail.change(caller().userId(), id, Bodies.text(wanted, "name"), place(wanted));
        return get();
    }

    @DELETE
    @Path("sections/{id}")
    public String remove(@PathParam("id") long id) {
        rail.remove(caller().userId(), id);
        return get();
    }

    /** {@code {"section":"favourites"|3|null,"place":0}}: null puts it back; without a place at the end. */
    @PUT
    @Path("rooms/{room}")
    public String put(@PathParam("room") String name, InputStream body) {
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        Member member = rooms.member(caller(), name);
        JsonValue section = wanted.getOrDefault("section", JsonValue.NULL);
        Integer place = place(wanted);
        int at = place == null ? MOST : place;
        if (section == JsonValue.NULL) {
            rail.takeOut(member);
        } else if (section instanceof JsonNumber id && id.isIntegral()) {
            rail.put(member, id.longValue(), at);
        } else if (section instanceof JsonString word && word.getString().equals(FAVOURITES)) {
            rail.put(member, null, at);
        } else {
            throw Problem.invalid("section", "section takes favourites, a section's id, or null");
        }
        return get();
    }

    private Caller caller() {
        return Bodies.caller(request);
    }

    private static Integer place(JsonObject body) {
        Long place = Bodies.whole(body, "place");
        if (place != null && (place < 0 || place > MOST)) {
            throw Problem.invalid("place", "place must be from 0 to " + MOST);
        }
        return place == null ? null : place.intValue();
    }
}
