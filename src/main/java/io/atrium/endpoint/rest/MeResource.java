package io.atrium.endpoint.rest;

import io.atrium.account.Accounts;
import io.atrium.account.Caller;
import io.atrium.account.Profiles;
import io.atrium.account.Status;
import io.atrium.account.User;
import io.atrium.file.Portraits;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Instants;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What the caller says of themselves. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class MeResource {
    @Inject
    private Accounts accounts;

    @Inject
    private Profiles profiles;

    @Inject
    private Portraits portraits;

    @Inject
    private ProfileJson json;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @GET
    @Path("profile")
    public String get() {
        return json.of(me(), caller().userId());
    }

    /** {@code {"title":"Shift lead","status":{"text":"In the lab","emoji":"🔬","until":"…"}}}: changes what is given, all of it or nothing; null takes it back. */
    @PATCH
    @Path("profile")
    public String change(InputStream body) {
        JsonObject wanted = Bodies.object(body, limits.maxFrame());
        profiles.change(
                caller().userId(),
                wanted.containsKey("title")
                        ? Optional.of(Objects.requireNonNullElse(Bodies.text(wanted, "title"), ""))
                        : Optional.empty(),
                wanted.containsKey("status") ? Optional.of(status(Bodies.object(wanted, "status"))) : Optional.empty());
        return get();
    }

    private static Status status(JsonObject given) {
        if (given == null) {
            return new Status(null, null, null);
        }
        String until = Bodies.text(given, "until");
        Instant end = until == null
                ? null
                : Instants.parse(until)
                        .orElseThrow(() ->
                                Problem.invalid("until", "until must be an instant such as 2026-01-31T14:00:00Z"));
        return new Status(Bodies.text(given, "text"), Bodies.text(given, "emoji"), end);
    }

    /** The bytes of a PNG, a JPEG, a GIF or a lossy WebP, whatever type is claimed. */
    @PUT
    @Path("picture")
    @Consumes(MediaType.WILDCARD)
    public String setPicture(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(portraits.mostBytes() + 1);
        if (bytes.length > portraits.mostBytes()) {
            Bodies.pass(body);
            throw Problem.of(ErrorCode.TOO_LARGE, "a picture takes at most " + portraits.mostBytes() + " bytes");
        }
        profiles.setPicture(caller().userId(), portraits.of(bytes));
        return get();
    }

    @DELETE
    @Path("picture")
    public void removePicture() {
        profiles.removePicture(caller(), me());
    }

    private User me() {
        return accounts.find(caller().userId()).orElseThrow();
    }

    private Caller caller() {
        return Bodies.caller(request);
    }
}
