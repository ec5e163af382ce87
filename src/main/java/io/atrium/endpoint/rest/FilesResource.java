package io.atrium.endpoint.rest;

import io.atrium.file.Announced;
import io.atrium.file.Described;
import io.atrium.file.FileLimits;
import io.atrium.file.FileReading;
import io.atrium.file.SentFiles;
import io.atrium.file.StoredFile;
import io.atrium.file.Uploads;
import io.atrium.room.Member;
import io.atrium.room.Rooms;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Files of a room: what it has, and new ones, by tus 1.0.0 (creation, expiration, termination) so that any client of it can take up an upload where it broke off, or in one plain
 * request. What is sent of them is for their owner to say, as {@code files} of an entry.
 */
@Path("rooms/{room}/files")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class FilesResource {
    /** No entry carries more: one at least is on each page. */
    private static final int LEAST_LISTED = 10;

    private static final int MOST_LISTED = 100;

    @Inject
    private Rooms rooms;

    @Inject
    private Uploads uploads;

    @Inject
    private FileReading files;

    @Inject
    private FileLimits limits;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse answer;

    @PathParam("room")
    private String name;

    @HeaderParam(Tus.RESUMABLE)
    private String tus;

    @GET
    public String list(
            @QueryParam("before") @DefaultValue("9223372036854775807") long before,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int most = Math.max(LEAST_LISTED, Math.min(limit, MOST_LISTED));
        SentFiles sent = files.sentIn(member(), before, most);
        JsonArrayBuilder list = Json.createArrayBuilder();
        sent.files()
                .forEach(file -> list.add(Described.of(file)
                        .add("from", file.getLogin())
                        .add("at", Instants.wire(file.getTouchedAt()))
                        .add("seq", file.getSeq())));
        JsonObjectBuilder page = Json.createObjectBuilder().add("files", list);
        if (sent.next() != null) {
            page.add("next", sent.next());
        }
        return page.build().toString();
    }

    @OPTIONS
    public void options() {
        Tus.introduce(answer, limits.mostBytes());
    }

    /** With {@code Upload-Length} a beginning, as tus has it; else the whole file, {@code ?name=}. */
    @POST
    public Response create(
            @HeaderParam(Tus.LENGTH) Long announced,
            @HeaderParam(Tus.METADATA) String metadata,
            @QueryParam("name") String named,
            InputStream body) {
        if (announced == null) {
            return hearing(
                    body,
                    () -> created(
                            uploads.take(entering(), Announced.of(named, request.getContentType(), length()), body)));
        }
        Tus.requireVersion(tus);
        StoredFile begun = uploads.begin(entering(), Tus.announced(metadata, announced));
        Tus.state(answer, begun, limits.kept());
        return created(begun);
    }

    private long length() {
        long length = request.getContentLengthLong();
        if (length < 0 && request.getHeader("Transfer-Encoding") == null) {
            return 0; // without either there is no body (RFC 9112, 6.3)
        }
        if (length < 0) {
            throw Problem.invalid("Content-Length", "Content-Length is missing; without it use Upload-Length");
        }
        return length;
    }

    /** The address as a path: who asks knows host and scheme better than a server behind a proxy. */
    private Response created(StoredFile file) {
        answer.setHeader("Location", request.getContextPath() + "/api/rooms/" + name + "/files/" + file.getId());
        return Response.status(Response.Status.CREATED)
                .entity(Described.of(file).build().toString())
                .build();
    }

    @HEAD
    @Path("{id}")
    public Response offset(@PathParam("id") String id) {
        Tus.state(answer, uploads.find(member(), id), limits.kept());
        return Response.ok().build();
    }

    @GET
    @Path("{id}")
    public String one(@PathParam("id") String id) {
        StoredFile file = uploads.find(member(), id);
        return Described.of(file).add("received", file.getReceived()).build().toString();
    }

    @PATCH
    @Path("{id}")
    public void append(@PathParam("id") String id, @HeaderParam(Tus.OFFSET) Long offset, InputStream body) {
        StoredFile file = hearing(body, () -> uploads.append(member(), id, place(offset), body));
        Tus.state(answer, file, limits.kept());
    }

    private long place(Long offset) {
        Tus.requireVersion(tus);
        if (!Tus.PIECE.equals(request.getContentType())) {
            throw Problem.own(
                    "unsupported_type", ErrorCode.MALFORMED, "Content-Type", "Content-Type must be " + Tus.PIECE);
        }
        if (offset == null || offset < 0) {
            throw Problem.invalid(Tus.OFFSET, Tus.OFFSET + " must be 0 or more");
        }
        return offset;
    }

    /** Servers that close a connection over a body nobody has read take the answer along. */
    private static <T> T hearing(InputStream body, Supplier<T> work) {
        try {
            return work.get();
        } catch (Problem refused) {
            Bodies.pass(body);
            throw refused;
        }
    }

    private Member entering() {
        return rooms.join(Bodies.caller(request), name);
    }

    @DELETE
    @Path("{id}")
    public void cancel(@PathParam("id") String id) {
        uploads.cancel(member(), id);
        answer.setHeader(Tus.RESUMABLE, Tus.VERSION);
    }

    private Member member() {
        return rooms.member(Bodies.caller(request), name);
    }
}
