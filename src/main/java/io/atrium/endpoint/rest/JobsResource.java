package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.account.Reassurance;
import io.atrium.compliance.ComplianceExports;
import io.atrium.compliance.Erasures;
import io.atrium.compliance.Job;
import io.atrium.compliance.Jobs;
import io.atrium.compliance.OwnData;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Exports and what else takes long: asking for it, how far it is, and its result, for who says once more who they are. */
@Path("jobs")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class JobsResource {
    @Inject
    private Jobs jobs;

    @Inject
    private ComplianceExports exports;

    @Inject
    private OwnData ownData;

    @Inject
    private Erasures erasures;

    @Inject
    private Reassurance reassurance;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    /** The caller's own; {@code ?of=administrators}: theirs. */
    @GET
    public String all(@QueryParam("of") String whose) {
        List<Job> found = "administrators".equals(whose) ? administrators() : jobs.of(Bodies.caller(request));
        JsonArrayBuilder list = Json.createArrayBuilder();
        found.forEach(job -> list.add(json(job)));
        return Json.createObjectBuilder().add("jobs", list).build().toString();
    }

    private List<Job> administrators() {
        Bodies.administrator(request);
        return jobs.ofAdministrators();
    }

    @GET
    @Path("{id}")
    public String one(@PathParam("id") long id) {
        return json(jobs.find(Bodies.caller(request), id)).build().toString();
    }

    /** {@code {"rooms":[…],"people":[…],"from","to","format","files"}}: what rooms have, for administrators. */
    @POST
    @Path("export")
    public Response export(InputStream body) {
        Caller administrator = Bodies.administrator(request);
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        Boolean files = Bodies.flag(wanted, "files");
        return accepted(exports.ask(
                administrator,
                new ComplianceExports.Wanted(
                        Bodies.texts(wanted, "rooms"),
                        Bodies.texts(wanted, "people"),
                        time(wanted, "from"),
                        time(wanted, "to"),
                        Bodies.text(wanted, "format"),
                        files != null && files)));
    }

    /** The caller's own data; of another person, {@code {"login"}}, for administrators. */
    @POST
    @Path("own-data")
    public Response ownData(InputStream body) {
        String login = Bodies.text(Bodies.optionalObject(body, limits.maxFrame()), "login");
        return accepted(
                login == null
                        ? ownData.ask(Bodies.caller(request))
                        : ownData.ask(Bodies.administrator(request), login));
    }

    /** {@code {"login","confirm","mentions"}}: for administrators, and never taken back. */
    @POST
    @Path("erasure")
    public Response erase(InputStream body) {
        Caller administrator = Bodies.administrator(request);
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        Boolean mentions = Bodies.flag(wanted, "mentions");
        String login = Bodies.text(wanted, "login");
        return accepted(erasures.ask(
                administrator,
                login == null ? "" : login,
                Bodies.text(wanted, "confirm"),
                mentions == null || mentions));
    }

    /** Everything under the current key. */
    @POST
    @Path("reseal")
    public Response reseal() {
        return accepted(exports.reseal(Bodies.administrator(request)));
    }

    /** {@code {"password"}}: where the result is, once, for two minutes. */
    @POST
    @Path("{id}/ticket")
    public String ticket(@PathParam("id") long id, InputStream body) {
        Caller caller = Bodies.caller(request);
        jobs.find(caller, id);
        reassurance.require(caller, Bodies.text(Bodies.object(body, limits.maxFrame()), "password"));
        String path = request.getContextPath() + "/api/jobs/" + id + "/result?ticket=" + jobs.ticket(caller, id);
        return Json.createObjectBuilder().add("href", path).build().toString();
    }

    @GET
    @Path("{id}/result")
    public Response result(@PathParam("id") long id, @QueryParam("ticket") String ticket) {
        Job job = jobs.use(Bodies.caller(request), id, ticket);
        StreamingOutput zip = to -> jobs.write(job, to);
        return Response.ok(zip)
                .type("application/zip")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + word(job.getWhat()).replace('_', '-') + "-" + id + ".zip\"")
                .build();
    }

    private static Instant time(JsonObject wanted, String member) {
        String text = Bodies.text(wanted, member);
        return text == null
                ? null
                : Instants.parse(text)
                        .orElseThrow(() -> Problem.invalid(member, member + " must be a time, 2026-01-31T12:00:00Z"));
    }

    private static Response accepted(Job job) {
        return Response.accepted(json(job).build().toString()).build();
    }

    private static JsonObjectBuilder json(Job job) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", job.getId())
                .add("what", word(job.getWhat()))
                .add("state", word(job.getState()))
                .add("asked_by", job.getAskedBy())
                .add("at", Instants.wire(job.getCreatedAt()))
                .add("done", job.getDone())
                .add("total", job.getTotal())
                .add("progress", job.getProgress());
        if (job.getExpiresAt() != null) {
            json.add("expires_at", Instants.wire(job.getExpiresAt()));
        }
        return (job.getFailure() == null ? json : json.add("failure", job.getFailure()));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
