package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.room.ExportFormat;
import io.atrium.room.Exports;
import io.atrium.room.Member;
import io.atrium.room.RoomViews;
import io.atrium.room.Rooms;
import io.atrium.room.Viewing;
import io.atrium.wire.Parameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What a room's kind answers by itself: its files, and its views. */
@Path("rooms/{room}")
@RequestScoped
public class KindResource {
    @Inject
    private Rooms rooms;

    @Inject
    private Exports exports;

    @Inject
    private RoomViews views;

    @Context
    private HttpServletRequest request;

    @Context
    private UriInfo uri;

    @GET
    @Path("export")
    public Response export(
            @PathParam("room") String name, @QueryParam("format") @DefaultValue("jsonl") String formatId) {
        Member member = rooms.join(caller(), name);
        ExportFormat format = exports.format(member, formatId);
        String file = name + "-" + LocalDate.now(ZoneOffset.UTC) + "." + format.id();
        return Response.ok(Streaming.of(to -> exports.write(format, member, to)))
                .type(Streaming.type(format.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }

    @GET
    @Path("view/{what}")
    public Response view(@PathParam("room") String name, @PathParam("what") String what) {
        Viewing.Answer answer = views.view(rooms.join(caller(), name), what, parameters());
        return Response.ok(Streaming.of(answer.body()::writeTo))
                .type(Streaming.type(answer.mediaType()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Parameters parameters() {
        return Query.parameters(uri);
    }

    private Caller caller() {
        return Bodies.caller(request);
    }
}
