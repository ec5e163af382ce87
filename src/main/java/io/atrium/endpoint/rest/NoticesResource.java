package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.notify.NoticePreferences;
import io.atrium.notify.Notices;
import io.atrium.room.Rooms;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** The caller's own notices, and how they want to be told. */
@Path("notices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class NoticesResource {
    private static final int MOST = 100;

    @Inject
    private Notices notices;

    @Inject
    private NoticePreferences preferences;

    @Inject
    private Rooms rooms;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @GET
    public Response list(
            @QueryParam("limit") @DefaultValue("30") String limit, @QueryParam("next") @DefaultValue("") String next) {
        return fresh(notices.page(caller(), next, (int) Query.whole("limit", limit, 1, MOST)));
    }

    /** {@code {"room":"ops","seq":129}}, {@code {"id":17}}, or {@code {"all":true}}. */
    @POST
    @Path("read")
    public void read(InputStream body) {
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        if (wanted.getBoolean("all", false)) {
            notices.readAll(caller());
        } else if (wanted.get("id") instanceof JsonNumber id && id.isIntegral()) {
            notices.readOne(caller(), id.longValue());
        } else if (wanted.get("seq") instanceof JsonNumber seq
                && seq.isIntegral()
                && Bodies.text(wanted, "room") != null) {
            notices.read(rooms.member(caller(), Bodies.text(wanted, "room")), seq.longValue());
        } else {
            throw Problem.invalid("room", "read takes room and seq, id, or all");
        }
    }

    @GET
    @Path("settings")
    public Response settings() {
        return fresh(preferences.of(caller()));
    }

    @PATCH
    @Path("settings")
    public Response change(InputStream body) {
        preferences.change(caller(), Bodies.object(body, limits.maxFrame()));
        return settings();
    }

    private Caller caller() {
        return Bodies.caller(request);
    }

    private static Response fresh(JsonObject json) {
        return Response.ok(json.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
