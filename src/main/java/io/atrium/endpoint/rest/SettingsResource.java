package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.admin.LiveSettings;
import io.atrium.channel.Tunable;
import io.atrium.channel.Tuning;
import io.atrium.wire.ErrorCode;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Arrays;

/** The settings that may be changed while Atrium is running, for administrators: what holds on the node that is asked, and changing it on all. */
@Path("settings")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SettingsResource {
    @Inject
    private LiveSettings settings;

    @Inject
    private Tuning tuning;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @GET
    public String list() {
        Bodies.administrator(request);
        JsonArrayBuilder list = Json.createArrayBuilder();
        Arrays.stream(Tunable.values())
                .forEach(which -> list.add(Json.createObjectBuilder()
                        .add("name", which.variable())
                        .add("value", tuning.value(which))
                        .add("least", which.least())));
        return Json.createObjectBuilder().add("settings", list).build().toString();
    }

    /** {@code {"value":50}}. */
    @PUT
    @Path("{name}")
    public void set(@PathParam("name") String name, InputStream body) {
        Caller by = Bodies.administrator(request);
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        JsonValue value = wanted.getOrDefault("value", JsonValue.NULL);
        settings.set(by, known(name), value.toString());
    }

    /** From now on as each node was started. */
    @DELETE
    @Path("{name}")
    public void reset(@PathParam("name") String name) {
        Caller by = Bodies.administrator(request);
        settings.reset(by, known(name));
    }

    private static Tunable known(String name) {
        return Arrays.stream(Tunable.values())
                .filter(which -> which.variable().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ErrorCode.NOT_FOUND, "no setting of that name can be changed while Atrium is running"));
    }
}
