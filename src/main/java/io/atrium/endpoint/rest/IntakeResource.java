package io.atrium.endpoint.rest;

import io.atrium.room.Member;
import io.atrium.room.RoomIntake;
import io.atrium.room.Rooms;
import io.atrium.room.Upload;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;

/** Bodies that are no frames: files, and what other programs send. Any media type will do; the address says what it is. */
@Path("rooms/{room}/intake")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class IntakeResource {
    @Inject
    private Rooms rooms;

    @Inject
    private RoomIntake intake;

    @Context
    private HttpServletRequest request;

    @Context
    private UriInfo uri;

    @POST
    @Path("{format}")
    public String take(@PathParam("room") String name, @PathParam("format") String format, InputStream body)
            throws IOException {
        Member member = rooms.join(Bodies.caller(request), name);
        return intake.take(new Upload(member, format, Query.parameters(uri), request.getContentType(), body))
                .toString();
    }

    @POST
    public String takeNamed(@PathParam("room") String name, @QueryParam("format") String format, InputStream body)
            throws IOException {
        if (format == null) {
            throw Problem.invalid("format", "format is missing");
        }
        return take(name, format, body);
    }
}
