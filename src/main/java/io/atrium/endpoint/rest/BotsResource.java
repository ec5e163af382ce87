package io.atrium.endpoint.rest;

import io.atrium.account.Accounts;
import io.atrium.account.Bots;
import io.atrium.account.Caller;
import io.atrium.account.NewAccount;
import io.atrium.account.Role;
import io.atrium.account.Tokens;
import io.atrium.account.User;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
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

/** Accounts of programs and their tokens, for administrators. What else becomes of them is as with all accounts, at {@link UsersResource}. */
@Path("bots")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class BotsResource {
    @Inject
    private Bots bots;

    @Inject
    private Accounts accounts;

    @Inject
    private Tokens tokens;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @GET
    public String list() {
        JsonArrayBuilder list = Json.createArrayBuilder();
        bots.list(Bodies.administrator(request)).forEach(bot -> list.add(UsersResource.json(bot)));
        return Json.createObjectBuilder().add("bots", list).build().toString();
    }

    /** {@code {"login","name","role"}}. */
    @POST
    public Response create(InputStream body) {
        Caller by = Bodies.administrator(request);
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        String role = Bodies.text(wanted, "role");
        User bot = bots.create(
                by,
                new NewAccount(
                        Bodies.text(wanted, "login"),
                        Bodies.text(wanted, "name"),
                        null,
                        role == null ? Role.MEMBER : Role.of(role)));
        return Response.status(Response.Status.CREATED)
                .entity(UsersResource.json(bot).build().toString())
                .build();
    }

    @GET
    @Path("{login}/tokens")
    public String tokens(@PathParam("login") String login) {
        Bodies.administrator(request);
        JsonArrayBuilder list = Json.createArrayBuilder();
        tokens.list(bot(login).getId()).forEach(token -> list.add(TokensResource.json(token)));
        return Json.createObjectBuilder().add("tokens", list).build().toString();
    }

    /** {@code {"name","expires_in"}}; the token is told this once. */
    @POST
    @Path("{login}/tokens")
    public Response issue(@PathParam("login") String login, InputStream body) {
        Caller by = Bodies.administrator(request);
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        Long expiresIn = Bodies.seconds(wanted, "expires_in");
        Tokens.Issued issued = tokens.create(
                by, bot(login), Bodies.text(wanted, "name"), expiresIn == null ? null : Duration.ofSeconds(expiresIn));
        return Response.status(Response.Status.CREATED)
                .entity(TokensResource.json(issued).toString())
                .build();
    }

    @DELETE
    @Path("{login}/tokens/{id}")
    public void revoke(@PathParam("login") String login, @PathParam("id") long id) {
        Caller by = Bodies.administrator(request);
        if (!tokens.revoke(by, bot(login).getId(), id)) {
            throw Problem.of(ErrorCode.NOT_FOUND, login + " has no such token");
        }
    }

    private User bot(String login) {
        User found = UsersResource.existing(accounts, login);
        if (!found.isBot()) {
            throw Problem.of(ErrorCode.NOT_FOUND, "there is no bot of that login");
        }
        return found;
    }
}
