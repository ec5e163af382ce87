package io.atrium.endpoint.rest;

import io.atrium.account.Forwarded;
import io.atrium.channel.Node;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.CompletionCallback;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the page of the connection check asks, to learn what lies between a browser and Atrium. Nothing of it changes anything. */
@Path("check")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class CheckResource {
    private static final int LONGEST_WAIT = 60;

    /** Who checks waits without a thread, but not without memory. */
    private static final int MOST_WAITING = 200;

    private static final int RETRY_AFTER = 30;
    private static final int BUFFER = 8_192;

    private final AtomicInteger waiting = new AtomicInteger();

    @Inject
    private Forwarded forwarded;

    @Inject
    private Limits limits;

    @Inject
    @ConfigProperty(name = "atrium.max-upload", defaultValue = "16777216")
    private int maxUpload;

    /** What of the request came through, and what time it is. */
    @GET
    public Response seen(@Context HttpServletRequest request) {
        JsonObjectBuilder seen = Json.createObjectBuilder()
                .add("at", Instants.wire(CommonTime.now()))
                .add("node", Node.ID)
                .add("address", forwarded.address(request))
                .add("secure", forwarded.isSecure(request))
                .add("believes_proxy", forwarded.isTrusted())
                .add("says_proxy", request.getHeader("X-Forwarded-For") != null)
                .add("says_secure", "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")))
                .add("max_frame", limits.maxFrame())
                .add("max_upload", maxUpload);
        String host = forwarded.host(request);
        if (host != null) {
            seen.add("host", host);
        }
        return fresh(seen);
    }

    /** Answers after so many seconds, as a long poll does that nothing ends before. */
    @GET
    @Path("wait")
    public void await(@QueryParam("seconds") @DefaultValue("25") String seconds, @Suspended AsyncResponse answer) {
        long wanted = Query.whole("seconds", seconds, 0, LONGEST_WAIT);
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            throw Problem.retryable(ErrorCode.UNAVAILABLE, "too many check at once", RETRY_AFTER);
        }
        answer.register((CompletionCallback) failure -> waiting.decrementAndGet());
        answer.setTimeoutHandler(
                over -> over.resume(fresh(Json.createObjectBuilder().add("waited", wanted))));
        answer.setTimeout(Math.max(1, TimeUnit.SECONDS.toMillis(wanted)), TimeUnit.MILLISECONDS);
    }

    /** Counts what arrives of a body, and keeps none of it. */
    @POST
    @Path("body")
    public Response count(InputStream body) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            bytes += read;
            if (bytes > maxUpload) {
                throw Problem.of(ErrorCode.TOO_LARGE, "the body takes at most " + maxUpload + " bytes");
            }
        }
        return fresh(Json.createObjectBuilder().add("bytes", bytes));
    }

    private static Response fresh(JsonObjectBuilder answer) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(answer.build().toString()).cacheControl(never).build();
    }
}
