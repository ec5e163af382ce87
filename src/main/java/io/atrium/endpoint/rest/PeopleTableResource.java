package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.account.ImportPlan;
import io.atrium.account.ImportPlan.Outcome;
import io.atrium.account.People;
import io.atrium.account.PeopleFilter;
import io.atrium.account.PeopleImport;
import io.atrium.audit.Audit;
import io.atrium.wire.Json;
import io.atrium.wire.Parameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/** The people with an account as a table, out and in, for administrators. */
@Path("users")
@RequestScoped
public class PeopleTableResource {
    private static final int UNPROCESSABLE = 422;

    @Inject
    private People people;

    @Inject
    private PeopleImport intake;

    @Inject
    private Audit audit;

    @Context
    private HttpServletRequest request;

    @Context
    private UriInfo uri;

    @GET
    @Path("export")
    public Response export() {
        Caller caller = Bodies.administrator(request);
        Parameters given = Query.parameters(uri);
        PeopleFilter filter = PeopleFilter.of(
                given.text("q").orElse(null),
                given.text("role").orElse(null),
                given.text("state").orElse(null));
        audit.record(caller.did("people.exported").with("q", filter.text()));
        String file = "people-" + LocalDate.now(ZoneOffset.UTC) + ".csv";
        return Response.ok(Streaming.of(to -> people.write(filter, to)))
                .type(Streaming.type("text/csv"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }

    /** With {@code preview=true} says what would happen; else does all of it, or, where a row is refused, nothing and answers 422 with the same. */
    @POST
    @Path("import")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Response bringIn(@QueryParam("preview") String preview, InputStream body) throws IOException {
        Caller caller = Bodies.administrator(request);
        ImportPlan plan = intake.plan(Bodies.utf8Whole(body, PeopleImport.MOST_BYTES));
        boolean done = !"true".equals(preview) && plan.isPossible();
        JsonObjectBuilder answer = counts(plan).add("done", done).add("rows", rows(plan));
        if (done) {
            answer.add("passwords", passwords(intake.carryOut(caller, plan)));
        }
        return Response.status(done || "true".equals(preview) ? Response.Status.OK.getStatusCode() : UNPROCESSABLE)
                .entity(answer.build().toString())
                .build();
    }

    private static JsonObjectBuilder counts(ImportPlan plan) {
        return Json.createObjectBuilder()
                .add("create", plan.count(Outcome.CREATE))
                .add("change", plan.count(Outcome.CHANGE))
                .add("same", plan.count(Outcome.SAME))
                .add("refuse", plan.count(Outcome.REFUSE));
    }

    private static JsonArrayBuilder rows(ImportPlan plan) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        plan.steps().forEach(step -> {
            JsonObjectBuilder row = Json.createObjectBuilder()
                    .add("line", step.line())
                    .add("login", step.login())
                    .add("what", step.outcome().name().toLowerCase(Locale.ROOT));
            if (step.why() != null) {
                row.add("why", step.why());
            }
            rows.add(row);
        });
        return rows;
    }

    private static JsonObjectBuilder passwords(Map<String, String> made) {
        JsonObjectBuilder passwords = Json.createObjectBuilder();
        made.forEach(passwords::add);
        return passwords;
    }
}
