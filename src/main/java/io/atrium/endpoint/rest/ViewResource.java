package io.atrium.endpoint.rest;

import io.atrium.room.RoomViews;
import io.atrium.room.Rooms;
import io.atrium.room.Viewing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What a room's kind answers by itself. */
@Path("rooms/{room}/view/{what}")
@RequestScoped
public class ViewResource {
    @Inject
    private Rooms rooms;

    @Inject
    private RoomViews views;

    @Context
    private HttpServletRequest request;

    @Context
    private UriInfo uri;

    @GET
    public Response view(@PathParam("room") String name, @PathParam("what") String what) {
        Viewing.Answer answer = views.view(rooms.join(Bodies.caller(request), name), what, Query.parameters(uri));
        return Response.ok(Streaming.of(answer.body()::writeTo))
                .type(Streaming.type(answer.mediaType()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
