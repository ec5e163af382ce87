package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.imports.ImportJob;
import io.atrium.imports.ImportJson;
import io.atrium.imports.Imports;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** History from elsewhere, for administrators: an archive is brought, looked at, and, once somebody says so, carried out. */
@Path("imports")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ImportsResource {
    @Inject
    private Imports imports;

    @Context
    private HttpServletRequest request;

    @GET
    public String list() {
        Bodies.administrator(request);
        JsonArrayBuilder list = Json.createArrayBuilder();
        imports.newest().forEach(job -> list.add(ImportJson.brief(job)));
        return Json.createObjectBuilder().add("imports", list).build().toString();
    }

    /** The archive as it is, of any length. */
    @POST
    public Response bring(
            @QueryParam("name") String name,
            @QueryParam("merge") @DefaultValue("false") String merge,
            InputStream body) {
        try {
            Caller caller = Bodies.administrator(request);
            ImportJob job = imports.bring(caller, name, Query.flag("merge", merge), body);
            return Response.status(Response.Status.CREATED)
                    .entity(ImportJson.brief(job).toString())
                    .build();
        } catch (Problem refused) {
            Bodies.pass(body);
            throw refused;
        }
    }

    @GET
    @Path("{id}")
    public String one(@PathParam("id") String id) {
        Bodies.administrator(request);
        return ImportJson.whole(
                        imports.find(id).orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "there is no such import")))
                .toString();
    }

    @POST
    @Path("{id}/start")
    public String start(@PathParam("id") String id) {
        return ImportJson.brief(imports.start(Bodies.administrator(request), id))
                .toString();
    }

    @DELETE
    @Path("{id}")
    public void cancel(@PathParam("id") String id) {
        imports.cancel(Bodies.administrator(request), id);
    }
}
