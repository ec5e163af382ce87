package io.atrium.endpoint.rest;

import io.atrium.hook.Delivery;
import io.atrium.hook.Outgoing;
import io.atrium.hook.OutgoingBook;
import io.atrium.hook.Scope;
import io.atrium.hook.Wanted;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import io.atrium.wire.Parameters;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Outgoing webhooks, of whatever scope: made, listed, removed, enabled again; their deliveries looked through and sent again. Public because Jersey passes over methods that a public class has
 * from one that is not.
 */
public abstract class OutgoingDoors {
    private static final int PAGE = 50;

    @Inject
    private OutgoingBook book;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @Context
    private UriInfo uri;

    abstract Scope scope(HttpServletRequest of);

    @GET
    public String list() {
        JsonArrayBuilder list = Json.createArrayBuilder();
        book.list(scope(request)).forEach(hook -> list.add(json(hook)));
        return Json.createObjectBuilder().add("outgoing", list).build().toString();
    }

    /** {@code {"name","url","types":[…],"words":[…]}}; the secret is told this once. */
    @POST
    public Response create(InputStream body) {
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        OutgoingBook.Issued issued = book.create(
                scope(request),
                new Wanted(
                        Bodies.text(wanted, "name"),
                        Bodies.text(wanted, "url"),
                        Bodies.texts(wanted, "types"),
                        Bodies.texts(wanted, "words")));
        String created =
                json(issued.hook()).add("secret", issued.secret()).build().toString();
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") long id) {
        book.remove(scope(request), id);
    }

    @POST
    @Path("{id}/enable")
    public void enable(@PathParam("id") long id) {
        book.enable(scope(request), id);
    }

    /** A page, the newest first; {@code before} a delivery's id. */
    @GET
    @Path("{id}/deliveries")
    public String deliveries(@PathParam("id") long id) {
        Parameters given = Query.parameters(uri);
        Long before = given.text("before").isPresent() ? given.whole("before", 0, 1, Long.MAX_VALUE) : null;
        List<Delivery> page = book.deliveries(scope(request), id, before, PAGE);
        JsonArrayBuilder list = Json.createArrayBuilder();
        page.forEach(delivery -> list.add(json(delivery)));
        return Json.createObjectBuilder().add("deliveries", list).build().toString();
    }

    @POST
    @Path("{id}/deliveries/{delivery}/again")
    public void again(@PathParam("id") long id, @PathParam("delivery") long delivery) {
        book.again(scope(request), id, delivery);
    }

    private static JsonObjectBuilder json(Outgoing hook) {
        return Json.createObjectBuilder()
                .add("id", hook.getId())
                .add("name", hook.getName())
                .add("url", hook.getUrl())
                .add("types", Json.createArrayBuilder(hook.types()))
                .add("words", Json.createArrayBuilder(hook.words()))
                .add("by", hook.getCreatedBy())
                .add("created_at", Instants.wire(hook.getCreatedAt()))
                .add("failing_since", instant(hook.getFailingSince()))
                .add("disabled_at", instant(hook.getDisabledAt()));
    }

    private static JsonObjectBuilder json(Delivery delivery) {
        return Json.createObjectBuilder()
                .add("id", delivery.getId())
                .add("seq", delivery.getSeq())
                .add("state", delivery.getState().name().toLowerCase(Locale.ROOT))
                .add("attempts", delivery.getAttempts())
                .add("created_at", Instants.wire(delivery.getCreatedAt()))
                .add("ended_at", instant(delivery.getEndedAt()))
                .add(
                        "next_at",
                        delivery.getState() == Delivery.State.WAITING ? instant(delivery.getNextAt()) : JsonValue.NULL)
                .add("status", whole(delivery.getStatus()))
                .add("millis", whole(delivery.getMillis()))
                .add("answer", delivery.getAnswer() == null ? JsonValue.NULL : Json.createValue(delivery.getAnswer()));
    }

    private static JsonValue instant(Instant instant) {
        return instant == null ? JsonValue.NULL : Json.createValue(Instants.wire(instant));
    }

    private static JsonValue whole(Integer number) {
        return number == null ? JsonValue.NULL : Json.createValue(number);
    }
}
