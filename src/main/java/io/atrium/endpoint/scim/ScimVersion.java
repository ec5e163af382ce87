package io.atrium.endpoint.scim;

import io.atrium.account.Secret;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;

/**
 * What a request wants to be so of a resource's version (RFC 7644, 3.14). A version is made of what the resource says, by whatever door that was changed; so it is a weak one.
 *
 * @param ifMatch null: it may be any
 * @param ifNoneMatch null: it is wanted whatever it is
 */
record ScimVersion(String ifMatch, String ifNoneMatch) {
    private static final int LONG_ENOUGH = 24;

    static ScimVersion wanted(HttpServletRequest request) {
        return new ScimVersion(request.getHeader("If-Match"), request.getHeader("If-None-Match"));
    }

    /** A resource with its version. */
    static JsonObject on(JsonObject resource) {
        JsonObject meta = resource.getJsonObject("meta");
        String said = Json.createObjectBuilder(resource).remove("meta").build().toString();
        String version = "W/\"" + Secret.hash(said).substring(0, LONG_ENOUGH) + "\"";
        return Json.createObjectBuilder(resource)
                .add("meta", Json.createObjectBuilder(meta).add("version", version))
                .build();
    }

    static String of(JsonObject resource) {
        return resource.getJsonObject("meta").getString("version");
    }

    /** @throws ScimError 412 where it is another one by now */
    void require(JsonObject resource) {
        if (ifMatch != null && !names(ifMatch, of(resource))) {
            throw ScimError.of(HttpServletResponse.SC_PRECONDITION_FAILED, "it has been changed since: read it anew");
        }
    }

    /** Whether who asks has it already. */
    boolean isKnown(JsonObject resource) {
        return ifNoneMatch != null && names(ifNoneMatch, of(resource));
    }

    private static boolean names(String header, String version) {
        return header.strip().equals("*")
                || Arrays.stream(header.split(",")).anyMatch(one -> opaque(one).equals(opaque(version)));
    }

    private static String opaque(String tag) {
        String stripped = tag.strip();
        return stripped.startsWith("W/") ? stripped.substring(2) : stripped;
    }
}
