package io.atrium.endpoint.rest;

import io.atrium.account.Forwarded;
import io.atrium.admin.Draining;
import io.atrium.channel.Node;
import io.atrium.channel.Sessions;
import io.atrium.endpoint.Admissions;
import io.atrium.endpoint.Drain;
import io.atrium.wire.Json;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The node that is asked, as an administrator empties it; and for everybody, whether it takes anybody in. */
@Path("node")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class NodeResource {
    @Inject
    private Drain drain;

    @Inject
    private Draining draining;

    @Inject
    private Forwarded forwarded;

    @Inject
    private Admissions admissions;

    @Inject
    private Sessions sessions;

    @Context
    private HttpServletRequest request;

    @GET
    @Path("drain")
    public Response state() {
        Bodies.administrator(request);
        return fresh(Response.ok());
    }

    @POST
    @Path("drain")
    public Response drain() {
        draining.set(Node.ID, true, Bodies.administrator(request), forwarded.address(request));
        return fresh(Response.accepted());
    }

    @DELETE
    @Path("drain")
    public Response takeBack() {
        draining.set(Node.ID, false, Bodies.administrator(request), forwarded.address(request));
        return fresh(Response.ok());
    }

    /** For pages, since a browser hides why a handshake failed. */
    @GET
    @Path("admission")
    public Response admission() {
        admissions.requireLikely();
        return Response.noContent()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Response fresh(Response.ResponseBuilder response) {
        String json = Json.createObjectBuilder()
                .add("node", Node.ID)
                .add("draining", drain.isUnderWay())
                .add("sessions", sessions.count())
                .build()
                .toString();
        return response.entity(json)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
