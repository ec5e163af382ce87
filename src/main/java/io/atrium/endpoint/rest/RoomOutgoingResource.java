package io.atrium.endpoint.rest;

import io.atrium.hook.Scope;
import io.atrium.room.Rooms;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A room's outgoing webhooks, for its keepers. */
@Path("rooms/{room}/outgoing")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class RoomOutgoingResource extends OutgoingDoors {
    @Inject
    private Rooms rooms;

    @PathParam("room")
    private String name;

    @Override
    Scope scope(HttpServletRequest of) {
        return Scope.of(rooms.warden(Bodies.caller(of), name));
    }
}
