package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.channel.Outgoing;
import io.atrium.room.Appended;
import io.atrium.room.Member;
import io.atrium.room.Room;
import io.atrium.room.RoomTraffic;
import io.atrium.room.Rooms;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A room's log: reading it by polling, and writing to it. */
@Path("rooms/{room}/entries")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class EntriesResource {
    private static final int MAX_BATCH = 1_000;
    private static final int MAX_BODY = 4 * 1024 * 1024;

    @Inject
    private Rooms rooms;

    @Inject
    private RoomTraffic traffic;

    @Inject
    private EntryPages pages;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @Context
    private UriInfo uri;

    /** Who is to wait for what does not exist yet does so in {@link LongPollDoor}, before coming here. */
    @GET
    public String read(
            @PathParam("room") String name,
            @QueryParam("after") String after,
            @QueryParam("before") String before,
            @QueryParam("limit") @DefaultValue(EntriesQuery.DEFAULT_LIMIT) String limit,
            @QueryParam("wait") @DefaultValue(EntriesQuery.DEFAULT_WAIT) String wait) {
        Room room = member(name).room();
        EntriesQuery query = EntriesQuery.of(before, after, limit, wait);
        if (query.before() != null) {
            return pages.before(room, query.before(), query.limit());
        }
        return query.after() == null
                ? pages.newest(room, query.limit())
                : pages.after(room, query.after(), query.limit());
    }

    @POST
    public void write(@PathParam("room") String name, InputStream body, @Suspended AsyncResponse response) {
        Member member = member(name);
        List<Frame> frames = frames(Bodies.structure(body, MAX_BODY));
        taken(member, frames).whenComplete((appended, failure) -> {
            if (failure == null) {
                response.resume(Response.status(Response.Status.CREATED)
                        .entity(json(appended))
                        .build());
            } else {
                response.resume(failure);
            }
        });
    }

    private Member member(String name) {
        return EntriesQuery.member(
                rooms, caller(), name, uri.getQueryParameters().getFirst("enter"));
    }

    /** A read mark comes by itself and is no entry: whoever polls has no other door to move it through. */
    private CompletionStage<List<Appended>> taken(Member member, List<Frame> frames) {
        if (frames.size() == 1 && RoomTraffic.isMark(frames.get(0))) {
            return traffic.receive(member, frames.get(0), null).thenApply(none -> List.of());
        }
        return traffic.receiveAll(member, frames);
    }

    private List<Frame> frames(JsonStructure body) {
        if (body instanceof JsonObject one) {
            return List.of(frame(one));
        }
        JsonArray array = body.asJsonArray();
        if (array.isEmpty()) {
            throw Problem.of(ErrorCode.MALFORMED, "an empty list");
        }
        if (array.size() > MAX_BATCH) {
            throw Problem.of(ErrorCode.TOO_LARGE, "at most " + MAX_BATCH + " entries at once");
        }
        List<Frame> frames = new ArrayList<>(array.size());
        for (JsonValue element : array) {
            if (!(element instanceof JsonObject object)) {
                throw Problem.of(ErrorCode.MALFORMED, "element " + frames.size() + " is no JSON object");
            }
            frames.add(frame(object));
        }
        return frames;
    }

    /** One entry must not be larger here than by the socket: it has to leave by it. */
    private Frame frame(JsonObject object) {
        if (Outgoing.of(object.toString()).bytes() > limits.maxFrame()) {
            throw Problem.of(ErrorCode.TOO_LARGE, "an entry takes at most " + limits.maxFrame() + " bytes");
        }
        return Frame.of(object);
    }

    private static String json(List<Appended> appended) {
        JsonArrayBuilder entries = Json.createArrayBuilder();
        for (Appended entry : appended) {
            JsonObjectBuilder json = Json.createObjectBuilder();
            if (entry.ref() != null) {
                json.add("ref", entry.ref());
            }
            entries.add(json.add("seq", entry.seq()));
        }
        return Json.createObjectBuilder().add("entries", entries).build().toString();
    }

    private Caller caller() {
        return Bodies.caller(request);
    }
}
