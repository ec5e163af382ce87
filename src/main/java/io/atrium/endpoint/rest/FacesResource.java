package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.account.KnownFaces;
import io.atrium.room.Acquaintances;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands beside names: of many people at once, as a page draws them. */
@Path("faces")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class FacesResource {
    private static final int MOST = 100;

    @Inject
    private KnownFaces faces;

    @Inject
    private Acquaintances acquaintances;

    @Context
    private HttpServletRequest request;

    /** @param of logins, comma-separated; of whom the caller may not know nothing is said */
    @GET
    public String list(@QueryParam("of") @DefaultValue("") String of) {
        Caller caller = Bodies.caller(request);
        Set<String> logins = Arrays.stream(of.split(",", MOST + 2))
                .filter(login -> !login.isEmpty())
                .collect(Collectors.toSet());
        if (logins.size() > MOST || !logins.stream().allMatch(Text::isName)) {
            throw Problem.invalid("of", "of takes at most " + MOST + " logins");
        }
        JsonObjectBuilder list = Json.createObjectBuilder();
        acquaintances
                .known(caller, logins)
                .forEach(login -> list.add(login, faces.of(login).json()));
        return Json.createObjectBuilder().add("faces", list).build().toString();
    }
}
