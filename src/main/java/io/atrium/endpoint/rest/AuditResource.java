package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.audit.ActFilter;
import io.atrium.audit.Audit;
import io.atrium.audit.Place;
import io.atrium.audit.Recorded;
import io.atrium.audit.Trail;
import io.atrium.wire.Json;
import io.atrium.wire.Parameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The trail of what was done, for administrators. */
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class AuditResource {
    @Inject
    private Trail trail;

    @Inject
    private Audit audit;

    @Context
    private HttpServletRequest request;

    @Context
    private UriInfo uri;

    /** The newest first, or with {@code after} what was sealed behind that number, the oldest first. */
    @GET
    public String list() {
        Bodies.administrator(request);
        Parameters given = Query.parameters(uri);
        ActFilter filter = ActFilter.of(given);
        int limit = (int) given.whole("limit", 100, 1, 1_000);
        if (given.text("after").isPresent()) {
            Trail.News news = trail.since(filter, given.whole("after", 0, 0, Long.MAX_VALUE), limit);
            return page(news.acts(), news.head(), JsonValue.NULL);
        }
        // Asked for before the page, so that what is sealed in between is news to who goes on from it.
        long head = trail.head();
        Place before = given.text("next").map(text -> Place.parse("next", text)).orElse(null);
        Trail.Page page = trail.older(filter, before, limit);
        return page(
                page.acts(),
                head,
                page.older() == null
                        ? JsonValue.NULL
                        : Json.createValue(page.older().toString()));
    }

    @GET
    @Path("export")
    public Response export() {
        Caller caller = Bodies.administrator(request);
        Parameters given = Query.parameters(uri);
        String format = given.text("format").orElse(Trail.JSON_LINES);
        Trail.requireFormat(format);
        ActFilter filter = ActFilter.of(given);
        audit.record(caller.did("audit.exported").with("format", format).with("filter", filter.inWords()));
        String file = "audit-" + LocalDate.now(ZoneOffset.UTC) + "." + format;
        return Response.ok(Streaming.of(to -> trail.write(format, filter, to)))
                .type(Streaming.type(format.equals(Trail.CSV) ? "text/csv" : "application/x-ndjson"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }

    @GET
    @Path("verify")
    public String verify() {
        Bodies.administrator(request);
        return trail.verify().toJson().toString();
    }

    private static String page(List<Recorded> acts, long head, JsonValue next) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        acts.forEach(act -> list.add(act.toJson()));
        return Json.createObjectBuilder()
                .add("acts", list)
                .add("head", head)
                .add("next", next)
                .build()
                .toString();
    }
}
