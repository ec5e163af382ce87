package io.atrium.identity.oidc;

import io.atrium.wire.Json;
import io.atrium.wire.Text;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** What is asked of the provider, and not in vain for long. */
final class ProviderCalls {
    private static final int MOST_BODY = 256 * 1024;
    private static final int MOST_LOGGED = 300;

    private final OidcSettings settings;
    private final HttpClient http;
    private volatile Metadata metadata;

    ProviderCalls(OidcSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Asked for once. @throws Refused {@code PROVIDER_UNAVAILABLE}, {@code WRONG_ISSUER} */
    Metadata metadata() {
        Metadata known = metadata;
        if (known == null) {
            known = discover();
            metadata = known;
        }
        return known;
    }

    private Metadata discover() {
        String issuer = settings.issuer();
        String slash = issuer.endsWith("/") ? "" : "/";
        URI address = URI.create(issuer + slash + ".well-known/openid-configuration");
        JsonObject said = object(send(HttpRequest.newBuilder(address).GET()));
        if (!issuer.equals(said.getString("issuer", ""))) {
            throw new Refused(
                    Refused.Why.WRONG_ISSUER,
                    "the provider calls itself " + logged(said.getString("issuer", "nothing")));
        }
        return new Metadata(
                address(said, "authorization_endpoint"),
                address(said, "token_endpoint"),
                address(said, "jwks_uri"),
                said.containsKey("end_session_endpoint") ? address(said, "end_session_endpoint") : null);
    }

    /** The ID token for a code. @throws Refused {@code PROVIDER_UNAVAILABLE}; {@code CODE_REFUSED}: used already, perhaps */
    String idToken(String code, String verifier, String redirect) {
        HttpRequest.Builder request = HttpRequest.newBuilder(metadata().token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json");
        Map<String, String> form = new TreeMap<>(Map.of(
                "grant_type", "authorization_code", "code", code, "code_verifier", verifier, "redirect_uri", redirect));
        if (settings.clientSecret() == null) {
            form.put("client_id", settings.clientId());
        } else {
            // RFC 6749, 2.3.1: each encoded as in a form before they are joined.
            String pair = encoded(settings.clientId()) + ":" + encoded(settings.clientSecret());
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        HttpResponse<String> answer = send(request.POST(BodyPublishers.ofString(form(form))));
        if (answer.statusCode() / 100 == 4) {
            throw new Refused(
                    Refused.Why.CODE_REFUSED, "the provider does not take the code: " + logged(answer.body()));
        }
        return object(answer).getString("id_token", "");
    }

    /** On one line, and no longer than it helps. */
    private static String logged(String said) {
        return Text.cut(said, MOST_LOGGED).replaceAll("\\p{Cntrl}", " ");
    }

    static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The whole answer, body and all, in twice the time at most: a request's own time-out ends with the answer's head. */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        Duration timeout = settings.timeout();
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request.timeout(timeout).build(), head -> new BoundedBody(MOST_BODY));
        try {
            return answer.get(2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException away) {
            answer.cancel(true);
            throw unavailable(away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unavailable(interrupted);
        }
    }

    private static JsonObject object(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw unavailable(new IOException(answer.uri() + " answered " + answer.statusCode()));
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException noJson) {
            throw unavailable(noJson);
        }
    }

    /** By TLS, unless the provider itself is asked without. */
    private URI address(JsonObject said, String member) {
        URI address;
        try {
            address = URI.create(said.getString(member));
        } catch (NullPointerException | ClassCastException | IllegalArgumentException missing) {
            throw unavailable(missing);
        }
        String scheme = address.getScheme();
        if (!"https".equals(scheme)
                && !URI.create(settings.issuer()).getScheme().equals(scheme)) {
            throw unavailable(new IOException(member + " is not reached by https"));
        }
        return address;
    }

    private static Refused unavailable(Exception away) {
        Refused refused = new Refused(Refused.Why.PROVIDER_UNAVAILABLE, "the provider was asked in vain: " + away);
        refused.initCause(away);
        return refused;
    }
}
