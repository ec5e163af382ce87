package io.atrium.endpoint.rest;

import io.atrium.account.Accounts;
import io.atrium.account.Caller;
import io.atrium.account.PeopleFilter;
import io.atrium.account.User;
import io.atrium.channel.Presence;
import io.atrium.room.Acquaintances;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The people one may write to. */
@Path("people")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PeopleResource {
    private static final int MOST = 50;

    @Inject
    private Acquaintances acquaintances;

    @Inject
    private Accounts accounts;

    @Inject
    private ProfileJson profiles;

    @Inject
    private Presence presence;

    @Context
    private HttpServletRequest request;

    /** Others whose login or name contains the text; those that begin with it first. Guests find whom they share a room with. */
    @GET
    public String find(
            @QueryParam("q") @DefaultValue("") String q, @QueryParam("limit") @DefaultValue("20") String limit) {
        int most = (int) Query.whole("limit", limit, 1, MOST);
        String text = PeopleFilter.of(q, null, null).text();
        JsonArrayBuilder people = Json.createArrayBuilder();
        acquaintances.search(Bodies.caller(request), text, most).forEach(user -> people.add(json(user)));
        return Json.createObjectBuilder().add("people", people).build().toString();
    }

    /** Somebody as they are seen by the caller, who may know of them; of oneself too. */
    @GET
    @Path("{login}")
    public String get(@PathParam("login") String login) {
        Caller caller = Bodies.caller(request);
        User user = accounts.find(login)
                .filter(person -> acquaintances.isKnown(caller, person))
                .orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "there is nobody of that login"));
        return profiles.of(user, caller.userId());
    }

    private JsonObjectBuilder json(User user) {
        return Json.createObjectBuilder()
                .add("login", user.getLogin())
                .add("name", user.getName())
                .add("online", presence.isIn(Presence.PEOPLE, user.getLogin()));
    }
}
