package io.atrium.endpoint.rest;

import io.atrium.room.Member;
import io.atrium.room.RoomGroups;
import io.atrium.room.RoomGroups.Called;
import io.atrium.room.Rooms;
import io.atrium.room.Roster;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The groups of people that can be called in a room, for its members. */
@Path("rooms/{room}/groups")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class RoomGroupsResource {
    private static final int MOST_SHOWN = 100;

    @Inject
    private Rooms rooms;

    @Inject
    private RoomGroups groups;

    @Inject
    private Roster roster;

    @Context
    private HttpServletRequest request;

    @PathParam("room")
    private String name;

    @GET
    public String list() {
        Member member = rooms.member(Bodies.caller(request), name);
        JsonArrayBuilder list = Json.createArrayBuilder();
        groups.of(member.room().getId()).values().forEach(group -> list.add(group.json(member.login())));
        return Json.createObjectBuilder().add("groups", list).build().toString();
    }

    /** Who of the room is in it, by name; {@link #MOST_SHOWN} of them at most. */
    @GET
    @Path("{handle}")
    public String get(@PathParam("handle") String handle) {
        Member member = rooms.member(Bodies.caller(request), name);
        Called group = groups.of(member.room().getId()).get(handle);
        if (group == null) {
            throw Problem.of(ErrorCode.NOT_FOUND, "nobody here is in @" + handle);
        }
        JsonArrayBuilder members = Json.createArrayBuilder();
        roster.members(member.room().getId()).stream()
                .filter(person -> group.logins().contains(person.login()))
                .limit(MOST_SHOWN)
                .forEach(person -> members.add(
                        Json.createObjectBuilder().add("login", person.login()).add("name", person.name())));
        return group.json(member.login()).add("members", members).build().toString();
    }
}
