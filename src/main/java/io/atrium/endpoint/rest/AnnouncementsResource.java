package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.notify.Announcement;
import io.atrium.notify.Announcements;
import io.atrium.room.Room;
import io.atrium.room.Rooms;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** What administrators tell everybody, or everybody in one room. */
@Path("announcements")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class AnnouncementsResource {
    @Inject
    private Announcements announcements;

    @Inject
    private Rooms rooms;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    /** Those that are not over and that the caller has not dismissed: to everybody, and to the room that is named. */
    @GET
    public String shown(@QueryParam("room") String room) {
        Caller caller = Bodies.caller(request);
        Room looked = room == null ? null : rooms.member(caller, room).room();
        JsonArrayBuilder list = Json.createArrayBuilder();
        announcements.shownTo(caller, looked).forEach(one -> list.add(Announcements.json(one)));
        return Json.createObjectBuilder().add("announcements", list).build().toString();
    }

    @POST
    public Response publish(InputStream body) {
        Caller administrator = Bodies.administrator(request);
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        String end = Bodies.text(wanted, "ends_at");
        Announcement published = announcements.publish(
                administrator,
                Bodies.text(wanted, "text"),
                Bodies.text(wanted, "severity"),
                Bodies.text(wanted, "room"),
                end == null ? null : Instants.parse(end).orElse(null));
        return Response.status(Response.Status.CREATED)
                .entity(Announcements.json(published).toString())
                .build();
    }

    @DELETE
    @Path("{id}")
    public void withdraw(@PathParam("id") long id) {
        announcements.withdraw(Bodies.administrator(request), id);
    }

    @POST
    @Path("{id}/dismiss")
    public void dismiss(@PathParam("id") long id) {
        announcements.dismiss(Bodies.caller(request), id);
    }
}
