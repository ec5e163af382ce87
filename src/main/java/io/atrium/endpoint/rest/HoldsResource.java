package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.room.LegalHold;
import io.atrium.room.LegalHolds;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
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

/** Legal holds, for administrators. */
@Path("holds")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class HoldsResource {
    @Inject
    private LegalHolds holds;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    /** Those that last, then some that were lifted. */
    @GET
    public String all() {
        Bodies.administrator(request);
        JsonArrayBuilder list = Json.createArrayBuilder();
        holds.all().forEach(hold -> list.add(json(hold)));
        return Json.createObjectBuilder().add("holds", list).build().toString();
    }

    @POST
    public Response place(InputStream body) {
        Caller administrator = Bodies.administrator(request);
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        LegalHold placed = holds.place(
                administrator,
                Bodies.text(wanted, "name"),
                Bodies.text(wanted, "reason"),
                Bodies.texts(wanted, "rooms"),
                Bodies.texts(wanted, "people"));
        return Response.status(Response.Status.CREATED)
                .entity(json(placed).build().toString())
                .build();
    }

    @DELETE
    @Path("{id}")
    public void lift(@PathParam("id") long id) {
        holds.lift(Bodies.administrator(request), id);
    }

    private static JsonObjectBuilder json(LegalHold hold) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", hold.getId())
                .add("name", hold.getName())
                .add("reason", hold.getReason())
                .add("rooms", Json.createArrayBuilder(hold.getRooms()))
                .add("people", Json.createArrayBuilder(hold.getPeople()))
                .add("placed_by", hold.getPlacedBy())
                .add("placed_at", Instants.wire(hold.getPlacedAt()));
        if (hold.getLiftedAt() != null) {
            json.add("lifted_by", hold.getLiftedBy()).add("lifted_at", Instants.wire(hold.getLiftedAt()));
        }
        return json;
    }
}
