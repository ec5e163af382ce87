package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.notify.MessageDrafts;
import io.atrium.room.Member;
import io.atrium.room.Rooms;
import io.atrium.wire.Frame;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** What the caller has begun to write. */
@Path("drafts")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class DraftsResource {
    /** Of a page's name for itself. */
    private static final int MAX_PAGE = 64;

    @Inject
    private MessageDrafts drafts;

    @Inject
    private Rooms rooms;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @GET
    public Response all() {
        return fresh(drafts.all(caller()));
    }

    @GET
    @Path("{room}")
    public Response in(@PathParam("room") String room) {
        return fresh(drafts.in(member(room)));
    }

    /** {@code {"text":"…"}}, with {@code thread} where a message is being answered; an empty text clears it. */
    @PUT
    @Path("{room}")
    public void write(@PathParam("room") String room, InputStream body) {
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        String text = Bodies.text(wanted, "text");
        if (text == null) {
            throw Problem.invalid("text", "text is missing");
        }
        Frame read = new Frame(null, null, wanted);
        long thread = read.optionalWhole("thread", 0, Long.MAX_VALUE).orElse(0);
        drafts.write(
                member(room), thread, text, read.optionalText("page", MAX_PAGE).orElse(null));
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
