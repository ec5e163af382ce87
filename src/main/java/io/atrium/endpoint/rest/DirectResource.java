package io.atrium.endpoint.rest;

import io.atrium.room.DirectRooms;
import io.atrium.room.RoomCards;
import io.atrium.wire.Limits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Conversations, found by their people. */
@Path("direct")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class DirectResource {
    @Inject
    private DirectRooms direct;

    @Inject
    private RoomCards cards;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    /** {@code {"members":["bob","cho"]}}: 200 where these people have one already, else 201. */
    @POST
    public Response find(InputStream body) {
        DirectRooms.Found found =
                direct.of(Bodies.caller(request), Bodies.texts(Bodies.object(body, limits.maxFrame()), "members"));
        return Response.status(found.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(cards.of(found.room(), Bodies.caller(request).userId()).toString())
                .build();
    }
}
