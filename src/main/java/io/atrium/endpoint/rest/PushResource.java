package io.atrium.endpoint.rest;

import io.atrium.notify.Pushes;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** Which browsers the caller's notices are pushed to. */
@Path("notices/push")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PushResource {
    @Inject
    private Pushes pushes;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @GET
    public String key() {
        return Json.createObjectBuilder().add("key", pushes.key()).build().toString();
    }

    @PUT
    public void subscribe(InputStream body) {
        pushes.subscribe(Bodies.caller(request), Bodies.object(body, limits.maxFrame()));
    }

    @DELETE
    public void unsubscribe(@QueryParam("endpoint") String endpoint) {
        pushes.unsubscribe(Bodies.caller(request), endpoint);
    }
}
