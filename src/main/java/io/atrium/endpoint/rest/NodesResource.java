package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.account.Forwarded;
import io.atrium.admin.ConsoleFeed;
import io.atrium.admin.Draining;
import io.atrium.admin.Nodes;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** All nodes, for administrators, whichever node is asked. */
@Path("nodes")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class NodesResource {
    private static final int LONGEST_SPAN = 3_600;

    @Inject
    private ConsoleFeed console;

    @Inject
    private Nodes nodes;

    @Inject
    private Draining draining;

    @Inject
    private Forwarded forwarded;

    @Context
    private HttpServletRequest request;

    @GET
    public Response figures() {
        Bodies.administrator(request);
        return fresh(console.figures().toString());
    }

    /** @param wanted seconds @param node of one alone; left out: of all together */
    @GET
    @Path("history")
    public Response history(
            @QueryParam("span") @DefaultValue("900") String wanted, @QueryParam("node") @DefaultValue("") String node) {
        Bodies.administrator(request);
        Duration span = Duration.ofSeconds(Query.whole("span", wanted, 60, LONGEST_SPAN));
        JsonObject history = node.isEmpty()
                ? nodes.history(span)
                : nodes.history(span, node)
                        .orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "there is no node of that id"));
        return fresh(history.toString());
    }

    @POST
    @Path("{node}/drain")
    public Response drain(@PathParam("node") String node) {
        Caller by = Bodies.administrator(request);
        draining.set(node, true, by, forwarded.address(request));
        return Response.accepted().build();
    }

    @DELETE
    @Path("{node}/drain")
    public void takeBack(@PathParam("node") String node) {
        Caller by = Bodies.administrator(request);
        draining.set(node, false, by, forwarded.address(request));
    }

    private static Response fresh(String json) {
        return Response.ok(json).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
