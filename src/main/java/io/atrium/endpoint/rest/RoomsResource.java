package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.room.EntryReader;
import io.atrium.room.LogHead;
import io.atrium.room.Member;
import io.atrium.room.NewRoom;
import io.atrium.room.Rights;
import io.atrium.room.Room;
import io.atrium.room.RoomCards;
import io.atrium.room.RoomChange;
import io.atrium.room.RoomKeeping;
import io.atrium.room.RoomKinds;
import io.atrium.room.Rooms;
import io.atrium.room.SlowMode;
import io.atrium.room.Visibility;
import io.atrium.room.Warden;
import io.atrium.wire.Json;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Rooms: finding, creating, changing, removing them. */
@Path("rooms")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class RoomsResource {
    /** Settings and a thousand invitations. */
    private static final int MAX_BODY = 256 * 1024;

    @Inject
    private Rooms rooms;

    @Inject
    private RoomKeeping keeping;

    @Inject
    private RoomCards cards;

    @Inject
    private RoomKinds kinds;

    @Inject
    private EntryReader reader;

    @Context
    private HttpServletRequest request;

    @GET
    public String list(
            @QueryParam("limit") @DefaultValue("100") String limit,
            @QueryParam("next") @DefaultValue("") String next,
            @QueryParam("archived") @DefaultValue("false") String archived) {
        int most = (int) Query.whole("limit", limit, 1, 1_000);
        List<JsonObject> page = Query.flag("archived", archived)
                ? cards.archivedFor(caller(), Query.next(next), most)
                : cards.visibleTo(caller(), Query.next(next), most);
        JsonArrayBuilder list = Json.createArrayBuilder();
        page.forEach(list::add);
        return Json.createObjectBuilder()
                .add("you", caller().login())
                .add("rooms", list)
                .add(
                        "next",
                        page.size() < most ? JsonValue.NULL : page.get(most - 1).get("name"))
                .build()
                .toString();
    }

    @POST
    public Response create(InputStream body) {
        JsonObject wanted = Bodies.object(body, MAX_BODY);
        JsonObject settings = Bodies.object(wanted, "settings");
        Room room = keeping.create(
                caller(),
                new NewRoom(
                        Bodies.text(wanted, "name"),
                        wanted.containsKey("title") ? Bodies.text(wanted, "title") : Bodies.text(wanted, "name"),
                        Bodies.text(wanted, "purpose"),
                        wanted.containsKey("kind") ? Bodies.text(wanted, "kind") : "chat",
                        visibility(wanted, Visibility.OPEN),
                        settings == null ? JsonValue.EMPTY_JSON_OBJECT : settings,
                        Bodies.texts(wanted, "members"),
                        Bodies.text(wanted, "ref")));
        return Response.created(URI.create("rooms/" + room.getName()))
                .entity(json(room).build().toString())
                .build();
    }

    @GET
    @Path("{room}")
    public String get(@PathParam("room") String name) {
        Room room = rooms.visible(caller(), name);
        JsonObjectBuilder json = json(room);
        rooms.member(caller(), room).ifPresent(member -> json.addAll(Json.createObjectBuilder(Rights.of(member))));
        return json.build().toString();
    }

    @PATCH
    @Path("{room}")
    public String update(@PathParam("room") String name, InputStream body) {
        Warden by = rooms.warden(caller(), name);
        JsonObject wanted = Bodies.object(body, MAX_BODY);
        RoomChange change = RoomChange.of(
                        Bodies.text(wanted, "title"),
                        Bodies.text(wanted, "purpose"),
                        visibility(wanted, null),
                        Bodies.object(wanted, "settings"))
                .moderating(Bodies.flag(wanted, "locked"), slow(wanted))
                .archiving(Bodies.flag(wanted, "archived"));
        return json(keeping.update(by, change)).build().toString();
    }

    @DELETE
    @Path("{room}")
    public void delete(@PathParam("room") String name) {
        keeping.delete(rooms.warden(caller(), name));
    }

    @GET
    @Path("{room}/snapshot")
    public String snapshot(@PathParam("room") String name) {
        Member member = rooms.join(caller(), name);
        LogHead head = reader.head(member.room());
        return Json.createObjectBuilder()
                .add("epoch", head.getEpoch())
                .add("seq", head.getLastSeq())
                .add("snapshot", kinds.of(member.room()).snapshot(member.room(), member))
                .build()
                .toString();
    }

    private Caller caller() {
        return Bodies.caller(request);
    }

    private JsonObjectBuilder json(Room room) {
        return Json.createObjectBuilder(cards.of(room, caller().userId()))
                .add("settings", room.settings())
                .add("epoch", reader.head(room).getEpoch());
    }

    /** Null where it is absent. */
    private static Integer slow(JsonObject body) {
        Long seconds = Bodies.seconds(body, "slow");
        if (seconds != null && (seconds < 0 || seconds > SlowMode.MOST_SECONDS)) {
            throw Problem.invalid("slow", "slow must be from 0 to " + SlowMode.MOST_SECONDS + " seconds");
        }
        return seconds == null ? null : seconds.intValue();
    }

    private static Visibility visibility(JsonObject body, Visibility otherwise) {
        String visibility = Bodies.text(body, "visibility");
        if (visibility == null) {
            return otherwise;
        }
        try {
            return Visibility.valueOf(visibility.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("visibility", "visibility must be open or private");
        }
    }
}
