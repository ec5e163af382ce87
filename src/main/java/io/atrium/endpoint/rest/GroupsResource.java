package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.account.GroupList;
import io.atrium.account.Groups;
import io.atrium.account.NewGroup;
import io.atrium.account.PeopleFilter;
import io.atrium.account.PersonGroup;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

/** The groups of people, for administrators. */
@Path("groups")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class GroupsResource {
    /** A list of members is longer than a frame. */
    private static final int MOST_BYTES = 1_048_576;

    @Inject
    private Groups groups;

    @Inject
    private GroupList list;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @GET
    public String list(
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("limit") @DefaultValue("100") String limit,
            @QueryParam("next") @DefaultValue("") String next) {
        Bodies.administrator(request);
        int most = (int) Query.whole("limit", limit, 1, 1_000);
        List<GroupList.Row> page = list.page(PeopleFilter.of(q, null, null).text(), Query.next(next), most);
        JsonArrayBuilder rows = Json.createArrayBuilder();
        page.forEach(row -> rows.add(json(row.group()).add("member_count", row.members())));
        return Json.createObjectBuilder()
                .add("groups", rows)
                .add(
                        "next",
                        page.size() < most
                                ? JsonValue.NULL
                                : Json.createValue(page.get(most - 1).group().getHandle()))
                .build()
                .toString();
    }

    /** {@code {"handle","title","external_id","members":[login…]}}, of which the last two may be left out. */
    @POST
    public Response create(InputStream body) {
        Caller caller = Bodies.administrator(request);
        JsonObject wanted = Bodies.object(body, MOST_BYTES);
        PersonGroup group = groups.create(
                caller,
                new NewGroup(
                        Bodies.text(wanted, "handle"),
                        Bodies.text(wanted, "title"),
                        PersonGroup.Source.LOCAL,
                        Bodies.text(wanted, "external_id")),
                Bodies.texts(wanted, "members"));
        return Response.created(URI.create("groups/" + group.getHandle()))
                .entity(counted(group))
                .build();
    }

    @GET
    @Path("{handle}")
    public String get(@PathParam("handle") String handle) {
        Bodies.administrator(request);
        return counted(existing(handle));
    }

    /** {@code {"title","external_id"}}: changes what is given, all of it or nothing. */
    @PATCH
    @Path("{handle}")
    @Transactional
    public String change(@PathParam("handle") String handle, InputStream body) {
        Caller caller = Bodies.administrator(request);
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        PersonGroup group = existing(handle);
        if (wanted.containsKey("title")) {
            group = groups.retitle(caller, handle, Bodies.text(wanted, "title"));
        }
        if (wanted.containsKey("external_id")) {
            group = groups.identify(handle, Bodies.text(wanted, "external_id"));
        }
        return counted(group);
    }

    @DELETE
    @Path("{handle}")
    public void delete(@PathParam("handle") String handle) {
        groups.delete(Bodies.administrator(request), handle);
    }

    @GET
    @Path("{handle}/members")
    public String members(
            @PathParam("handle") String handle,
            @QueryParam("limit") @DefaultValue("100") String limit,
            @QueryParam("next") @DefaultValue("") String next) {
        Bodies.administrator(request);
        int most = (int) Query.whole("limit", limit, 1, 1_000);
        List<GroupList.Person> page = list.people(existing(handle), Query.next(next), most);
        JsonArrayBuilder members = Json.createArrayBuilder();
        page.forEach(person -> members.add(Json.createObjectBuilder()
                .add("login", person.login())
                .add("name", person.name())
                .add("by_directory", person.byDirectory())));
        return Json.createObjectBuilder()
                .add("members", members)
                .add(
                        "next",
                        page.size() < most
                                ? JsonValue.NULL
                                : Json.createValue(page.get(most - 1).login()))
                .build()
                .toString();
    }

    @PUT
    @Path("{handle}/members/{login}")
    public void add(@PathParam("handle") String handle, @PathParam("login") String login) {
        groups.addAll(Bodies.administrator(request), handle, List.of(login));
    }

    @DELETE
    @Path("{handle}/members/{login}")
    public void remove(@PathParam("handle") String handle, @PathParam("login") String login) {
        groups.remove(Bodies.administrator(request), handle, login);
    }

    private PersonGroup existing(String handle) {
        return groups.find(handle).orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "there is no group @" + handle));
    }

    private String counted(PersonGroup group) {
        return json(group)
                .add("member_count", list.count(group.getId()))
                .build()
                .toString();
    }

    private static JsonObjectBuilder json(PersonGroup group) {
        return Json.createObjectBuilder()
                .add("handle", group.getHandle())
                .add("title", group.getTitle())
                .add("source", group.getSource().word())
                .add(
                        "external_id",
                        group.getExternalId() == null ? JsonValue.NULL : Json.createValue(group.getExternalId()))
                .add("created_at", Instants.wire(group.getCreatedAt()));
    }
}
