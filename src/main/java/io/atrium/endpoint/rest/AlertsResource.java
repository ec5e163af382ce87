package io.atrium.endpoint.rest;

import io.atrium.search.Alerts;
import io.atrium.wire.Limits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** The caller's own alerts. */
@Path("alerts")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class AlertsResource {
    @Inject
    private Alerts alerts;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @GET
    public String list() {
        return alerts.list(Bodies.caller(request)).toString();
    }

    @POST
    public Response add(InputStream body) {
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        JsonObject added = alerts.add(Bodies.caller(request), Bodies.text(wanted, "name"), Bodies.text(wanted, "q"));
        return Response.status(Response.Status.CREATED).entity(added.toString()).build();
    }

    @PATCH
    @Path("{id}")
    public String change(@PathParam("id") long id, InputStream body) {
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        return alerts.change(Bodies.caller(request), id, Bodies.text(wanted, "name"), Bodies.text(wanted, "q"))
                .toString();
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") long id) {
        alerts.remove(Bodies.caller(request), id);
    }

    @POST
    @Path("{id}/seen")
    public void seen(@PathParam("id") long id) {
        alerts.seen(Bodies.caller(request), id);
    }
}
