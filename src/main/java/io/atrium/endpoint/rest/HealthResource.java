package io.atrium.endpoint.rest;

import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Sessions;
import io.atrium.endpoint.Drain;
import io.atrium.endpoint.Sockets;
import io.atrium.search.Search;
import io.atrium.wire.Json;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import javax.sql.DataSource;

/** For probes and balancers: alive while the process answers; and whether the node can be sent clients, with how it is at a glance. */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class HealthResource {
    private static final String UP = "up";
    private static final String DOWN = "down";

    @Resource(lookup = "java:app/jdbc/atrium")
    private DataSource database;

    @Inject
    private DatabaseCheck check;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Drain drain;

    @Inject
    private Sessions sessions;

    @Inject
    private Sockets sockets;

    @Inject
    private Search search;

    @GET
    public Response health() {
        boolean answers = check.answers(database);
        Status status = status(answers);
        JsonObjectBuilder health = Json.createObjectBuilder()
                .add("status", status.word)
                .add("database", answers ? UP : DOWN)
                .add("search", search.state())
                .add("sender", sockets.sender())
                .add("sessions", sessions.count());
        if (layer.isShared()) {
            health.add("redis", layer.isConnected() ? UP : DOWN);
        }
        return Response.status(status.code)
                .entity(health.build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The same, under the name balancers look for. */
    @GET
    @Path("ready")
    public Response ready() {
        return health();
    }

    @GET
    @Path("live")
    public String live() {
        return Json.createObjectBuilder().add("status", UP).build().toString();
    }

    private enum Status {
        UP(HealthResource.UP, Response.Status.OK),
        /** Everything works, what other nodes store is heard of up to two seconds late. */
        DEGRADED("degraded", Response.Status.OK),
        DRAINING("draining", Response.Status.SERVICE_UNAVAILABLE),
        DOWN(HealthResource.DOWN, Response.Status.SERVICE_UNAVAILABLE);

        private final String word;
        private final Response.Status code;

        Status(String word, Response.Status code) {
            this.word = word;
            this.code = code;
        }
    }

    private Status status(boolean databaseAnswers) {
        if (!databaseAnswers) {
            return Status.DOWN;
        }
        if (drain.isUnderWay()) {
            return Status.DRAINING;
        }
        return layer.isShared() && !layer.isConnected() ? Status.DEGRADED : Status.UP;
    }
}
