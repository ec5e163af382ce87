package io.atrium.endpoint.rest;

import io.atrium.account.AccessToken;
import io.atrium.account.Caller;
import io.atrium.account.Tickets;
import io.atrium.account.Tokens;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;

/** Access tokens and tickets of the caller's own. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TokensResource {
    @Inject
    private Tokens tokens;

    @Inject
    private Tickets tickets;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @POST
    @Path("tokens")
    public Response create(InputStream body) {
        Caller caller = Bodies.caller(request);
        if (caller.credential().id().startsWith("token:")) {
            throw Problem.of(ErrorCode.FORBIDDEN, "a token can't make tokens; sign in, or use HTTP Basic");
        }
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        Long expiresIn = Bodies.seconds(wanted, "expires_in");
        Tokens.Issued issued = tokens.create(
                caller, Bodies.text(wanted, "name"), expiresIn == null ? null : Duration.ofSeconds(expiresIn));
        return Response.status(Response.Status.CREATED)
                .entity(json(issued).toString())
                .build();
    }

    @GET
    @Path("tokens")
    public String list() {
        JsonArrayBuilder list = Json.createArrayBuilder();
        tokens.list(Bodies.caller(request).userId()).forEach(token -> list.add(json(token)));
        return Json.createObjectBuilder().add("tokens", list).build().toString();
    }

    @DELETE
    @Path("tokens/{id}")
    public void revoke(@PathParam("id") long id) {
        if (!tokens.revoke(Bodies.caller(request), Bodies.caller(request).userId(), id)) {
            throw Problem.of(ErrorCode.NOT_FOUND, "you have no such token");
        }
    }

    @POST
    @Path("tickets")
    public String ticket() {
        return Json.createObjectBuilder()
                .add("ticket", tickets.issue(Bodies.caller(request)))
                .add("expires_in", Tickets.LIFE.toSeconds())
                .build()
                .toString();
    }

    static JsonObject json(Tokens.Issued issued) {
        return Json.createObjectBuilder()
                .add("id", issued.id())
                .add("token", issued.token())
                .add("expires_at", instant(issued.expiresAt()))
                .build();
    }

    static JsonObjectBuilder json(AccessToken token) {
        return Json.createObjectBuilder()
                .add("id", token.getId())
                .add("name", token.getName())
                .add("created_at", Instants.wire(token.getCreatedAt()))
                .add("expires_at", instant(token.getExpiresAt()))
                .add("last_used_at", instant(token.getLastUsedAt()));
    }

    private static JsonValue instant(Instant instant) {
        return instant == null ? JsonValue.NULL : Json.createValue(Instants.wire(instant));
    }
}
