package io.atrium.endpoint.rest;

import io.atrium.account.Accounts;
import io.atrium.account.Caller;
import io.atrium.account.NewAccount;
import io.atrium.account.People;
import io.atrium.account.PeopleFilter;
import io.atrium.account.PeopleOrder;
import io.atrium.account.Profiles;
import io.atrium.account.Role;
import io.atrium.account.SecondFactors;
import io.atrium.account.User;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
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
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;

/** The people with an account, for administrators. */
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class UsersResource {
    @Inject
    private People people;

    @Inject
    private Accounts accounts;

    @Inject
    private SecondFactors factors;

    @Inject
    private Profiles profiles;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @Context
    private UriInfo uri;

    @GET
    public String list() {
        Bodies.administrator(request);
        Parameters given = Query.parameters(uri);
        PeopleFilter filter = PeopleFilter.of(
                given.text("q").orElse(null),
                given.text("role").orElse(null),
                given.text("state").orElse(null));
        PeopleOrder order = PeopleOrder.of(given.text("sort").orElse(null));
        int limit = (int) given.whole("limit", 100, 1, 1_000);
        People.Page page = people.after(filter, order, given.text("next").orElse(null), limit);
        JsonArrayBuilder list = Json.createArrayBuilder();
        page.users().forEach(user -> list.add(json(user)));
        return Json.createObjectBuilder()
                .add("users", list)
                .add("next", page.after() == null ? JsonValue.NULL : Json.createValue(page.after()))
                .build()
                .toString();
    }

    /** {@code {"login","name","mail","role"}}; the answer has the password, which is kept nowhere. */
    @POST
    public Response create(InputStream body) {
        Caller caller = Bodies.administrator(request);
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        String login = Bodies.text(wanted, "login");
        String role = Bodies.text(wanted, "role");
        String password = accounts.createWithNewPassword(
                caller,
                new NewAccount(
                        login,
                        Bodies.text(wanted, "name"),
                        Bodies.text(wanted, "mail"),
                        role == null ? Role.MEMBER : Role.of(role)));
        JsonObject created = json(existing(login)).add("password", password).build();
        return Response.created(URI.create("users/" + login))
                .entity(created.toString())
                .build();
    }

    /** {@code {"name","mail","role","state"}}: changes what is given, all of it or nothing. */
    @PATCH
    @Path("{login}")
    @Transactional
    public String change(@PathParam("login") String login, InputStream body) {
        Caller caller = Bodies.administrator(request);
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        long id = existing(login).getId();
        if (wanted.containsKey("name")) {
            accounts.rename(caller, id, Bodies.text(wanted, "name"));
        }
        if (wanted.containsKey("mail")) {
            accounts.changeMail(caller, id, Bodies.text(wanted, "mail"));
        }
        if (wanted.containsKey("role")) {
            accounts.setRole(caller, id, Role.of(Bodies.text(wanted, "role")));
        }
        if (wanted.containsKey("state")) {
            accounts.setEnabled(caller, id, PeopleFilter.isEnabled(Bodies.text(wanted, "state")));
        }
        return json(existing(login)).build().toString();
    }

    /** Ends what the person has signed in with by password, on all nodes. */
    @POST
    @Path("{login}/signout")
    public String signOut(@PathParam("login") String login) {
        Caller caller = Bodies.administrator(request);
        int ended = accounts.signOut(caller, existing(login).getId());
        return Json.createObjectBuilder().add("ended", ended).build().toString();
    }

    /** For somebody who has lost theirs. */
    @DELETE
    @Path("{login}/second-factor")
    public void resetSecondFactor(@PathParam("login") String login) {
        Caller caller = Bodies.administrator(request);
        if (!factors.reset(caller, existing(login))) {
            throw Problem.of(ErrorCode.NOT_FOUND, login + " has no second factor");
        }
    }

    /** One that nobody should have to see; the trail has it. */
    @DELETE
    @Path("{login}/picture")
    public void removePicture(@PathParam("login") String login) {
        profiles.removePicture(Bodies.administrator(request), existing(login));
    }

    private User existing(String login) {
        return existing(accounts, login);
    }

    static User existing(Accounts accounts, String login) {
        return accounts.find(login).orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "there is nobody of that login"));
    }

    static JsonObjectBuilder json(User user) {
        return Json.createObjectBuilder()
                .add("login", user.getLogin())
                .add("name", user.getName())
                .add("mail", user.getMail() == null ? JsonValue.NULL : Json.createValue(user.getMail()))
                .add("role", user.getRole().word())
                .add("state", user.isEnabled() ? "enabled" : "disabled")
                .add("origin", user.getOrigin().word())
                .add("created_at", Instants.wire(user.getCreatedAt()))
                .add("last_seen_at", instant(user.getLastSeenAt()));
    }

    private static JsonValue instant(Instant instant) {
        return instant == null ? JsonValue.NULL : Json.createValue(Instants.wire(instant));
    }
}
