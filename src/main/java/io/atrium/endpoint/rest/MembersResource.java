package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.endpoint.PersonJson;
import io.atrium.room.Member;
import io.atrium.room.MemberRole;
import io.atrium.room.Memberships;
import io.atrium.room.Rooms;
import io.atrium.room.Roster;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/** Who belongs to a room. One's own membership begins with PUT and ends with DELETE, too. */
@Path("rooms/{room}/members")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class MembersResource {
    @Inject
    private Rooms rooms;

    @Inject
    private Memberships memberships;

    @Inject
    private Roster roster;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @PathParam("room")
    private String name;

    @GET
    public String list(
            @QueryParam("limit") @DefaultValue("100") String limit, @QueryParam("next") @DefaultValue("") String next) {
        Member member = rooms.join(caller(), name);
        int most = (int) Query.whole("limit", limit, 1, 1_000);
        List<Roster.Person> page = roster.page(member.room(), Query.next(next), most);
        JsonArrayBuilder list = Json.createArrayBuilder();
        page.forEach(person -> list.add(PersonJson.of(person)));
        return Json.createObjectBuilder()
                .add("members", list)
                .add("member_count", roster.count(member.room()))
                .add(
                        "next",
                        page.size() < most
                                ? JsonValue.NULL
                                : Json.createValue(page.get(most - 1).login()))
                .build()
                .toString();
    }

    @GET
    @Path("{login}")
    public String get(@PathParam("login") String login) {
        Member member = rooms.join(caller(), name);
        return roster.one(member.room(), login)
                .map(person -> PersonJson.of(person).toString())
                .orElseThrow(() -> Memberships.noMember(login));
    }

    /** {@code {"role":"keeper"|"member"|"reader"}}; without a body: member. */
    @PUT
    @Path("{login}")
    public String put(@PathParam("login") String login, InputStream body) {
        if (login.equals(caller().login())) {
            return PersonJson.of(roster.one(rooms.join(caller(), name).room(), login)
                            .orElseThrow(() -> Memberships.noMember(login)))
                    .toString();
        }
        Member keeper = rooms.member(caller(), name);
        memberships.admit(keeper, login, role(body));
        return get(login);
    }

    @DELETE
    @Path("{login}")
    public void delete(@PathParam("login") String login) {
        memberships.remove(rooms.member(caller(), name), login);
    }

    private Caller caller() {
        return Bodies.caller(request);
    }

    private MemberRole role(InputStream body) {
        JsonObject wanted = Bodies.optionalObject(body, limits.maxFrame());
        String role = Bodies.text(wanted, "role");
        try {
            return role == null ? MemberRole.MEMBER : MemberRole.valueOf(role.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("role", "role must be keeper, member or reader");
        }
    }
}
