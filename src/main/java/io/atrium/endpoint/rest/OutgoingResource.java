package io.atrium.endpoint.rest;

import io.atrium.hook.Scope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The outgoing webhooks of all rooms, for administrators. */
@Path("outgoing")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class OutgoingResource extends OutgoingDoors {
    @Override
    Scope scope(HttpServletRequest of) {
        return Scope.all(Bodies.caller(of));
    }
}
