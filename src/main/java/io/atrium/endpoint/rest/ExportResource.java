package io.atrium.endpoint.rest;

import io.atrium.audit.Audit;
import io.atrium.room.ExportFormat;
import io.atrium.room.Exports;
import io.atrium.room.Member;
import io.atrium.room.Rooms;
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
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A room as a file. */
@Path("rooms/{room}/export")
@RequestScoped
public class ExportResource {
    @Inject
    private Rooms rooms;

    @Inject
    private Exports exports;

    @Inject
    private Audit audit;

    @Context
    private HttpServletRequest request;

    @GET
    public Response export(
            @PathParam("room") String name, @QueryParam("format") @DefaultValue("jsonl") String formatId) {
        Member member = rooms.join(Bodies.caller(request), name);
        ExportFormat format = exports.format(member, formatId);
        audit.record(member.did("room.exported").with("format", format.id()));
        String file = name + "-" + LocalDate.now(ZoneOffset.UTC) + "." + format.id();
        return Response.ok(Streaming.of(to -> exports.write(format, member, to)))
                .type(Streaming.type(format.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }
}
