package io.atrium.endpoint.rest;

import io.atrium.account.KnownUsers;
import io.atrium.account.User;
import io.atrium.room.Rooms;
import io.atrium.room.Warden;
import io.atrium.room.Webhook;
import io.atrium.room.Webhooks;
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

/** A room's webhooks, for its keepers. What they take is {@link HookDoor}'s. */
@Path("rooms/{room}/hooks")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class HooksResource {
    @Inject
    private Rooms rooms;

    @Inject
    private Webhooks hooks;

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
        hooks.list(warden()).forEach(hook -> list.add(json(hook)));
        return Json.createObjectBuilder().add("hooks", list).build().toString();
    }

    /** The address, with its secret, is told this once. */
    @POST
    public Response create(InputStream body) {
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        Webhooks.Issued issued = hooks.create(warden(), Bodies.text(wanted, "name"));
        String created = json(issued.hook())
                .add("path", request.getContextPath() + HookDoor.PATH + issued.secret())
                .build()
                .toString();
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("id") long id) {
        hooks.revoke(warden(), id);
    }

    private Warden warden() {
        return rooms.warden(Bodies.caller(request), name);
    }

    private JsonObjectBuilder json(Webhook hook) {
        return Json.createObjectBuilder()
                .add("id", hook.getId())
                .add("name", hook.getName())
                .add("by", users.find(hook.getUserId()).map(User::getLogin).orElse(""))
                .add("created_at", Instants.wire(hook.getCreatedAt()))
                .add(
                        "last_used_at",
                        hook.getLastUsedAt() == null
                                ? JsonValue.NULL
                                : Json.createValue(Instants.wire(hook.getLastUsedAt())));
    }
}
