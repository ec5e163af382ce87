package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.account.OwnSignIns;
import io.atrium.account.SignIn;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Where the caller is signed in with a browser. */
@Path("sign-ins")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SignInsResource {
    @Inject
    private OwnSignIns signIns;

    @Context
    private HttpServletRequest request;

    @GET
    public String list() {
        Caller caller = Bodies.caller(request);
        JsonArrayBuilder list = Json.createArrayBuilder();
        signIns.list(caller.userId()).forEach(signIn -> list.add(json(signIn, caller)));
        return Json.createObjectBuilder().add("sign_ins", list).build().toString();
    }

    @DELETE
    @Path("{id}")
    public void end(@PathParam("id") String id) {
        signIns.end(Bodies.caller(request), id);
    }

    /** All but the one it is asked with. */
    @DELETE
    public String endOthers() {
        int ended = signIns.endOthers(Bodies.caller(request));
        return Json.createObjectBuilder().add("ended", ended).build().toString();
    }

    private static JsonObjectBuilder json(SignIn signIn, Caller caller) {
        return Json.createObjectBuilder()
                .add("id", signIn.getId())
                .add("address", text(signIn.getAddress()))
                .add("agent", text(signIn.getAgent()))
                .add("begun_at", Instants.wire(signIn.getBegunAt()))
                .add("used_at", Instants.wire(signIn.getUsedAt()))
                .add("this", signIn.credential().equals(caller.credential()));
    }

    private static JsonValue text(String text) {
        return text == null ? JsonValue.NULL : Json.createValue(text);
    }
}
