package io.atrium.endpoint.rest;

import io.atrium.notify.Postman;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** What a mail program's own button asks for (RFC 8058): no sign-in, no page, whatever the body says. Asking twice does nothing. */
@Path("unsubscribe")
@RequestScoped
public class UnsubscribeResource {
    @Inject
    private Postman postman;

    @POST
    public void stop(@QueryParam("key") String key) {
        if (!postman.stop(key)) {
            throw Problem.of(ErrorCode.NOT_FOUND, "this link does not belong to any letter");
        }
    }
}
