package io.atrium.endpoint.rest;

import io.atrium.admin.Exposition;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The node that is asked, for Prometheus; with an administrator's token. */
@Path("metrics")
@RequestScoped
public class MetricsResource {
    private static final String TYPE = "text/plain;version=0.0.4;charset=UTF-8";

    @Inject
    private Exposition exposition;

    @Context
    private HttpServletRequest request;

    @GET
    public Response metrics() {
        Bodies.administrator(request);
        return Response.ok(exposition.text(), TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
