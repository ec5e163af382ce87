package io.atrium.endpoint.rest;

import io.atrium.preview.Preview;
import io.atrium.preview.PreviewPicture;
import io.atrium.preview.Previews;
import io.atrium.room.Rooms;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the page says of itself that an entry links to, and its picture. Who asks waits without a thread. */
@Path("rooms/{room}/entries/{seq}/preview")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PreviewResource {
    private static final int LONGEST_WAIT_S = 30;
    private static final int RETRY_AFTER_S = 30;

    @Inject
    private Rooms rooms;

    @Inject
    private Previews previews;

    @Context
    private HttpServletRequest request;

    @GET
    public void preview(@PathParam("room") String room, @PathParam("seq") String seq, @Suspended AsyncResponse answer) {
        answer.setTimeout(LONGEST_WAIT_S, TimeUnit.SECONDS);
        answer.setTimeoutHandler(PreviewResource::giveUp);
        previews.of(rooms.member(Bodies.caller(request), room), Query.whole("seq", seq, 1, Long.MAX_VALUE))
                .whenComplete((found, failure) -> {
                    if (failure == null) {
                        answer.resume(response(found));
                    } else {
                        giveUp(answer);
                    }
                });
    }

    /** As a thumbnail of the room's own. */
    @GET
    @Path("picture")
    @Produces({"image/jpeg", "image/png"})
    public Response picture(@PathParam("room") String room, @PathParam("seq") String seq) {
        PreviewPicture picture = previews.picture(
                rooms.member(Bodies.caller(request), room), Query.whole("seq", seq, 1, Long.MAX_VALUE));
        return Response.ok(picture.content(), picture.mediaType())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                .build();
    }

    private static void giveUp(AsyncResponse answer) {
        answer.resume(ProblemMapper.response(
                Problem.retryable(ErrorCode.UNAVAILABLE, "nobody can say just now what is there", RETRY_AFTER_S)));
    }

    /** Without a body where nothing came of it. */
    private static Response response(Optional<Preview> found) {
        return found.map(preview -> Response.ok(preview.toJson().toString()))
                .orElseGet(Response::noContent)
                .build();
    }
}
