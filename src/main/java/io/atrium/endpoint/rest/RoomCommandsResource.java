package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.command.Commands;
import io.atrium.room.RoomTraffic;
import io.atrium.room.Rooms;
import io.atrium.wire.Frame;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.concurrent.CompletionException;

/** The commands of a room: which there are, and giving one. */
@Path("rooms/{room}/commands")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class RoomCommandsResource {
    @Inject
    private Commands commands;

    @Inject
    private Rooms rooms;

    @Inject
    private RoomTraffic traffic;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    /** For who types. @param language {@code en} or {@code zh}; else the caller's */
    @GET
    public String offered(@PathParam("room") String room, @QueryParam("language") String language) {
        Caller caller = Bodies.caller(request);
        rooms.member(caller, room);
        return commands.list(caller, language).toString();
    }

    /** {@code {"text":"/topic Ship it"}}: what is said to the caller alone comes on their own channel. */
    @POST
    public void give(@PathParam("room") String room, InputStream body) {
        Frame frame = Frame.of(Bodies.object(body, limits.maxFrame())).withType("command");
        try {
            traffic.receive(rooms.member(Bodies.caller(request), room), frame, null)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof Problem refused ? refused : failed;
        }
    }
}
