package io.atrium.endpoint.rest;

import io.atrium.room.Invitations;
import io.atrium.room.Room;
import io.atrium.room.RoomCards;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Following an invitation by its secret. */
@Path("invitations/{secret}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class JoinResource {
    @Inject
    private Invitations invitations;

    @Inject
    private RoomCards cards;

    @Context
    private HttpServletRequest request;

    @PathParam("secret")
    private String secret;

    /** Where it leads; uses nothing of it. */
    @GET
    public String look() {
        Invitations.Open open = invitations.look(secret);
        return Json.createObjectBuilder()
                .add("room", open.room().getName())
                .add("title", open.room().getTitle())
                .add("kind", open.room().getKind())
                .add("expires_at", Instants.wire(open.invitation().getExpiresAt()))
                .build()
                .toString();
    }

    /** Makes the caller a member. */
    @POST
    public String follow() {
        Room room = invitations.follow(Bodies.caller(request), secret);
        return cards.of(room, Bodies.caller(request).userId()).toString();
    }
}
