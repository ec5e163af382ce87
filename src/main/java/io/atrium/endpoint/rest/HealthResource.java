package io.atrium.endpoint.rest;

import io.atrium.channel.Sessions;
import io.atrium.endpoint.Sockets;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** For probes: alive while the process answers, ready while the database does. */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class HealthResource {
    private static final int DATABASE_SECONDS = 2;

    @Resource(lookup = "java:app/jdbc/atrium")
    private DataSource database;

    @Inject
    private Sessions sessions;

    @Inject
    private Sockets sockets;

    /** What an operator wants to know at a glance. */
    @GET
    public String health() {
        return Json.createObjectBuilder()
                .add("status", "up")
                .add("sender", sockets.sender())
                .add("sessions", sessions.count())
                .build()
                .toString();
    }

    @GET
    @Path("live")
    public String live() {
        return Json.createObjectBuilder().add("status", "up").build().toString();
    }

    @GET
    @Path("ready")
    public String ready() {
        try (Connection connection = database.getConnection()) {
            if (connection.isValid(DATABASE_SECONDS)) {
                return Json.createObjectBuilder()
                        .add("status", "ready")
                        .add("sessions", sessions.count())
                        .build()
                        .toString();
            }
        } catch (SQLException away) {
            throw databaseAway();
        }
        throw databaseAway();
    }

    private static Problem databaseAway() {
        return Problem.retryable(ErrorCode.UNAVAILABLE, "the database does not answer", 2);
    }
}
