package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.notify.SavedEntries;
import io.atrium.room.Member;
import io.atrium.room.Rooms;
import io.atrium.wire.Json;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Entries the caller has saved. */
@Path("saved")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SavedResource {
    private static final int MOST = 100;

    @Inject
    private SavedEntries saved;

    @Inject
    private Rooms rooms;

    @Context
    private HttpServletRequest request;

    @GET
    public Response list(
            @QueryParam("limit") @DefaultValue("30") String limit, @QueryParam("next") @DefaultValue("") String next) {
        return fresh(saved.page(caller(), next, (int) Query.whole("limit", limit, 1, MOST)));
    }

    @GET
    @Path("{room}")
    public Response of(@PathParam("room") String room) {
        return fresh(Json.createObjectBuilder()
                .add("seqs", Json.createArrayBuilder(saved.seqs(member(room))))
                .build());
    }

    @PUT
    @Path("{room}/{seq}")
    public void save(@PathParam("room") String room, @PathParam("seq") String seq) {
        saved.save(member(room), Query.whole("seq", seq, 1, Long.MAX_VALUE));
    }

    @DELETE
    @Path("{room}/{seq}")
    public void remove(@PathParam("room") String room, @PathParam("seq") String seq) {
        saved.remove(member(room), Query.whole("seq", seq, 1, Long.MAX_VALUE));
    }

    private Member member(String room) {
        return rooms.member(caller(), room);
    }

    private Caller caller() {
        return Bodies.caller(request);
    }

    private static Response fresh(JsonObject json) {
        return Response.ok(json.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
