package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.command.Command;
import io.atrium.command.CommandBook;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Registered commands, for administrators. Giving one is {@link RoomCommandsResource}'s. */
@Path("commands")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class CommandsResource {
    @Inject
    private CommandBook book;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @GET
    public String list() {
        Bodies.administrator(request);
        JsonArrayBuilder all = Json.createArrayBuilder();
        book.list().forEach(command -> all.add(json(command)));
        return Json.createObjectBuilder().add("commands", all).build().toString();
    }

    /** {@code {"name","description","arguments","url"}}; the secret is told this once. */
    @POST
    public Response register(InputStream body) {
        Caller by = Bodies.administrator(request);
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        CommandBook.Issued issued = book.create(
                by,
                Bodies.text(wanted, "name"),
                Bodies.text(wanted, "description"),
                Bodies.text(wanted, "arguments"),
                Bodies.text(wanted, "url"));
        String created =
                json(issued.command()).add("secret", issued.secret()).build().toString();
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") long id) {
        book.remove(Bodies.administrator(request), id);
    }

    private static JsonObjectBuilder json(Command command) {
        return Json.createObjectBuilder()
                .add("id", command.getId())
                .add("name", command.getName())
                .add("description", command.getDescription())
                .add("arguments", command.getArguments())
                .add("url", command.getUrl())
                .add("by", command.getCreatedBy())
                .add("created_at", Instants.wire(command.getCreatedAt()));
    }
}
