package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.endpoint.PersonJson;
import io.atrium.room.Member;
import io.atrium.room.MemberRole;
import io.atrium.room.Memberships;
import io.atrium.room.Moderation;
import io.atrium.room.Mute;
import io.atrium.room.Room;
import io.atrium.room.Rooms;
import io.atrium.room.Roster;
import io.atrium.room.Warden;
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
import java.time.Duration;
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
    private Moderation moderation;

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
            @QueryParam("limit") @DefaultValue("100") String limit,
            @QueryParam("next") @DefaultValue("") String next,
            @QueryParam("q") @DefaultValue("") String words) {
        Member member = rooms.join(caller(), name);
        int most = (int) Query.whole("limit", limit, 1, 1_000);
        List<Roster.Person> page = words.isBlank()
                ? roster.page(member.room(), Query.next(next), most)
                : roster.page(member.room(), words, Query.next(next), most);
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
        return member.canModerate()
                ? known(member.room(), login)
                : person(member.room(), login).toString();
    }

    /** {@code {"role":"keeper"|"moderator"|"member"|"reader"}}; without a body: member. */
    @PUT
    @Path("{login}")
    public String put(@PathParam("login") String login, InputStream body) {
        if (login.equals(caller().login())) {
            return person(rooms.join(caller(), name).room(), login).toString();
        }
        Warden by = rooms.warden(caller(), name);
        memberships.admit(by, login, role(body));
        return known(by.room(), login);
    }

    @DELETE
    @Path("{login}")
    public void delete(
            @PathParam("login") String login, @QueryParam("may_return") @DefaultValue("false") String mayReturn) {
        if (login.equals(caller().login())) {
            memberships.leave(rooms.member(caller(), name));
        } else {
            memberships.remove(rooms.warden(caller(), name), login, Query.flag("may_return", mayReturn));
        }
    }

    /** {@code {"for":600,"reason":"…"}}, both of which may be left out: until it is lifted, and without one. */
    @PUT
    @Path("{login}/mute")
    public String mute(@PathParam("login") String login, InputStream body) {
        JsonObject wanted = Bodies.optionalObject(body, limits.maxFrame());
        Warden by = rooms.warden(caller(), name);
        moderation.mute(by, login, time(wanted), Bodies.text(wanted, "reason"));
        return known(by.room(), login);
    }

    @DELETE
    @Path("{login}/mute")
    public void unmute(@PathParam("login") String login) {
        moderation.unmute(rooms.warden(caller(), name), login);
    }

    /** As those who moderate see a member. */
    private String known(Room room, String login) {
        JsonObjectBuilder json = Json.createObjectBuilder(person(room, login));
        JsonValue muted =
                moderation.muteOf(room, login).<JsonValue>map(Mute::toJson).orElse(JsonValue.NULL);
        return json.add("muted", muted).build().toString();
    }

    private JsonObject person(Room room, String login) {
        return PersonJson.of(roster.one(room, login).orElseThrow(() -> Memberships.noMember(login)));
    }

    private static Duration time(JsonObject wanted) {
        Long seconds = Bodies.seconds(wanted, "for");
        if (seconds != null && (seconds < 1 || seconds > Moderation.LONGEST_MUTE.toSeconds())) {
            throw Problem.invalid("for", "for must be from 1 to " + Moderation.LONGEST_MUTE.toSeconds() + " seconds");
        }
        return seconds == null ? null : Duration.ofSeconds(seconds);
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
            throw Problem.invalid("role", "role must be keeper, moderator, member or reader");
        }
    }
}
