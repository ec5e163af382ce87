package io.atrium.endpoint.rest;

import io.atrium.account.KnownUsers;
import io.atrium.account.User;
import io.atrium.room.Invitation;
import io.atrium.room.Invitations;
import io.atrium.room.Rooms;
import io.atrium.room.Warden;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
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
import java.time.Duration;

/** A room's invitations by link, for its keepers. Where they lead is {@link JoinResource}'s. */
@Path("rooms/{room}/invitations")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class InvitationsResource {
    @Inject
    private Rooms rooms;

    @Inject
    private Invitations invitations;

    @Inject
    private KnownUsers users;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @PathParam("room")
    private String name;

    @GET
    public String list() {
        JsonArrayBuilder list = Json.createArrayBuilder();
        invitations.list(warden()).forEach(invitation -> list.add(json(invitation)));
        return Json.createObjectBuilder().add("invitations", list).build().toString();
    }

    /** {@code {"expires_in":604800,"uses":5}}, both of which may be left out. The address, with its secret, is told this once. */
    @POST
    public Response create(InputStream body) {
        JsonObject wanted = Bodies.optionalObject(body, limits.maxFrame());
        Long expiresIn = Bodies.seconds(wanted, "expires_in");
        Invitations.Issued issued = invitations.create(
                warden(), expiresIn == null ? null : Duration.ofSeconds(expiresIn), Bodies.whole(wanted, "uses"));
        String created = json(issued.invitation())
                .add("path", request.getContextPath() + "/join/" + issued.secret())
                .build()
                .toString();
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("id") long id) {
        invitations.revoke(warden(), id);
    }

    private Warden warden() {
        return rooms.warden(Bodies.caller(request), name);
    }

    private JsonObjectBuilder json(Invitation invitation) {
        return Json.createObjectBuilder()
                .add("id", invitation.getId())
                .add(
                        "by",
                        users.find(invitation.getUserId()).map(User::getLogin).orElse(""))
                .add("created_at", Instants.wire(invitation.getCreatedAt()))
                .add("expires_at", Instants.wire(invitation.getExpiresAt()))
                .add("uses", invitation.getUses() == null ? JsonValue.NULL : Json.createValue(invitation.getUses()))
                .add("used", invitation.getUsed());
    }
}
