package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.schedule.Schedule;
import io.atrium.wire.Frame;
import io.atrium.wire.Instants;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;

/** What the caller has left to be said later, or wants to be reminded of. */
@Path("scheduled")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ScheduledResource {
    @Inject
    private Schedule schedule;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @GET
    public String list() {
        return schedule.list(Bodies.caller(request)).toString();
    }

    /** {@code {"what":"send","room","frame":{…},"at"}} or {@code {"what":"remind","room","seq","text","at"}}. */
    @POST
    public Response add(InputStream body) {
        Caller caller = Bodies.caller(request);
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        Frame read = Frame.of(wanted);
        String room = read.text("room", 64);
        Instant at = Instants.parse(read.text("at", 64))
                .orElseThrow(
                        () -> Problem.invalid("at", "at must be a time of RFC 3339, such as 2026-11-20T14:21:00Z"));
        JsonObject added = switch (read.optionalText("what", 8).orElse("send")) {
            case "send" -> schedule.send(caller, room, frame(wanted), at);
            case "remind" ->
                schedule.remind(
                        caller,
                        room,
                        read.optionalWhole("seq", 1, Long.MAX_VALUE).orElse(0),
                        read.has("text") ? read.maybeBlank("text", 1_000) : "",
                        at);
            default -> throw Problem.invalid("what", "what must be send or remind");
        };
        return Response.status(Response.Status.CREATED).entity(added.toString()).build();
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") long id) {
        schedule.remove(Bodies.caller(request), id);
    }

    private static JsonObject frame(JsonObject wanted) {
        JsonObject frame = Bodies.object(wanted, "frame");
        if (frame == null || frame.isEmpty()) {
            throw Problem.invalid("frame", "frame must be what is to be sent: a JSON object");
        }
        return frame;
    }
}
