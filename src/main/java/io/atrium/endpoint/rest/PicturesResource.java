package io.atrium.endpoint.rest;

import io.atrium.account.Portrait;
import io.atrium.account.Profiles;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Pictures of people by their names, which nobody guesses and which are never given again: what is there is the same for ever. */
@Path("pictures")
@RequestScoped
public class PicturesResource {
    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    @Inject
    private Profiles profiles;

    /** @param size {@code large} or {@code small} */
    @GET
    @Path("{version}/{size: large|small}")
    public Response get(
            @PathParam("version") String version,
            @PathParam("size") String size,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        Portrait portrait = profiles.picture(version)
                .orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "there is no such picture any more"));
        String tag = '"' + version + '-' + size + '"';
        Response.ResponseBuilder answer = tag.equals(known)
                ? Response.notModified()
                : Response.ok(size.equals("large") ? portrait.large() : portrait.small(), portrait.mediaType());
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
