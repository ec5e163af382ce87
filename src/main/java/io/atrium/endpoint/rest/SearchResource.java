package io.atrium.endpoint.rest;

import io.atrium.search.Asked;
import io.atrium.search.Search;
import io.atrium.search.Sorting;
import io.atrium.wire.Parameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Finding what was said, and the index it is found in. */
@Path("search")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SearchResource {
    @Inject
    private Search search;

    @Context
    private HttpServletRequest request;

    @Context
    private UriInfo uri;

    @GET
    public Response ask() {
        Parameters given = Query.parameters(uri);
        Asked asked = new Asked(
                given.values().getOrDefault("q", ""),
                given.text("room").orElse(null),
                given.text("from").orElse(null),
                given.text("sort").map(Sorting::of).orElse(Sorting.NEWEST),
                (int) given.whole("limit", Asked.SOME, 1, Asked.MOST),
                given.text("next").orElse(null),
                Asked.zone(given.text("tz")));
        return fresh(search.ask(Bodies.caller(request), asked).toString());
    }

    @GET
    @Path("index")
    public Response state() {
        return fresh(search.state(Bodies.caller(request)).toString());
    }

    @POST
    @Path("index/rebuild")
    public Response rebuild() {
        search.rebuild(Bodies.caller(request));
        return Response.accepted().build();
    }

    private static Response fresh(String json) {
        return Response.ok(json).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
