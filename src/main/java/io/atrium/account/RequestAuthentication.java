package io.atrium.account;

import io.atrium.audit.Audit;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one place that says who is calling, for every request: the web session, else a bearer token, else a ticket ("Who is
 * calling" in docs/protocol.md). The {@link Caller} stands in the request under {@link Caller#ATTRIBUTE} afterwards. Something
 * shown that is worth nothing is refused, never taken for nothing.
 */
@ApplicationScoped
public class RequestAuthentication implements HttpAuthenticationMechanism {
    private static final String TICKET = "ticket=";
    private static final Problem NOT_SIGNED_IN =
            Problem.of(ErrorCode.UNAUTHENTICATED, "sign in, or show an access token or a ticket");
    private static final Problem BAD_TOKEN =
            Problem.of(ErrorCode.UNAUTHENTICATED, "this access token is unknown, expired or revoked");
    private static final Problem BAD_TICKET =
            Problem.of(ErrorCode.UNAUTHENTICATED, "this ticket is unknown, used or expired");
    private static final Problem SECOND_FACTOR = Problem.own(
            "second_factor",
            ErrorCode.FORBIDDEN,
            null,
            "this account has a second factor: make tokens on the page of its settings");
    private static final Problem UNKNOWN =
            Problem.retryable(ErrorCode.UNAVAILABLE, "nobody can say just now who is calling", 2);

    private static final Logger LOG = Logger.getLogger(RequestAuthentication.class.getName());

    @Inject
    private PageSignIn pages;

    @Inject
    private PasswordCheck passwords;

    @Inject
    private SecondFactors factors;

    @Inject
    private KnownUsers users;

    @Inject
    private WebSessions sessions;

    @Inject
    private Tokens tokens;

    @Inject
    private Tickets tickets;

    @Inject
    private Origins origins;

    @Inject
    private Forwarded forwarded;

    @Inject
    private Audit audit;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext message) {
        if (message.isAuthenticationRequest()) {
            Credential shown = message.getAuthParameters().getCredential();
            if (shown instanceof UsernamePasswordCredential form) {
                return signIn(request, message, () -> pages.byPassword(request, response, form));
            }
            if (shown instanceof SecondStep step) {
                return signIn(request, message, () -> pages.byCode(request, response, step.code()));
            }
        }
        Door door = Door.of(request);
        try {
            Optional<Caller> caller = callerOf(request, door);
            if (caller.isPresent()) {
                return welcome(request, message, caller.get());
            }
        } catch (Problem problem) {
            Refusal.problem(response, problem);
            return AuthenticationStatus.SEND_FAILURE;
        } catch (RuntimeException unknown) {
            // Servers answer 403 to a mechanism that throws, and a client that is told so does not come back.
            LOG.log(Level.WARNING, "could not find out who is calling", unknown);
            Refusal.problem(response, UNKNOWN);
            return AuthenticationStatus.SEND_FAILURE;
        }
        return switch (door) {
            case OPEN, CONNECTION -> message.doNothing();
            case API, SOCKET -> {
                Refusal.problem(response, NOT_SIGNED_IN);
                yield AuthenticationStatus.SEND_FAILURE;
            }
            case PAGE -> {
                Refusal.toSignIn(request, response);
                yield AuthenticationStatus.SEND_CONTINUE;
            }
        };
    }

    /** From a page's bean: leaves the {@link Problem} in the request where there is one. */
    private AuthenticationStatus signIn(HttpServletRequest request, HttpMessageContext message, Supplier<Caller> way) {
        try {
            return welcome(request, message, way.get());
        } catch (Problem problem) {
            request.setAttribute(Problem.class.getName(), problem);
            return AuthenticationStatus.SEND_FAILURE;
        } catch (RuntimeException unknown) {
            LOG.log(Level.WARNING, "could not sign somebody in", unknown);
            request.setAttribute(Problem.class.getName(), UNKNOWN);
            return AuthenticationStatus.SEND_FAILURE;
        }
    }

    private Optional<Caller> callerOf(HttpServletRequest request, Door door) {
        Optional<Caller> signedIn = door.needsOrigin() && !origins.allows(Origins.of(request), forwarded.host(request))
                ? Optional.empty()
                : bySession(request);
        if (signedIn.isPresent()) {
            return signedIn;
        }
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return Optional.of(byHeader(request, door, authorization));
        }
        if (door == Door.PAGE || door == Door.OPEN) {
            return Optional.empty();
        }
        return ticketIn(request.getQueryString())
                .map(ticket -> tickets.redeem(ticket).orElseThrow(() -> BAD_TICKET));
    }

    /** Not by {@code getParameter}: that would read the body of a request that says it is a form, as curl's do. */
    private static Optional<String> ticketIn(String query) {
        return query == null
                ? Optional.empty()
                : Arrays.stream(query.split("&"))
                        .filter(parameter -> parameter.startsWith(TICKET))
                        .map(parameter -> parameter.substring(TICKET.length()))
                        .findFirst();
    }

    private Optional<Caller> bySession(HttpServletRequest request) {
        return sessions.of(request)
                .flatMap(signIn -> users.find(signIn.userId())
                        .filter(signIn::holdsFor)
                        .map(user -> Caller.of(user, signIn.credential())));
    }

    private Caller byHeader(HttpServletRequest request, Door door, String authorization) {
        if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return tokens.authenticate(authorization.substring(7).strip()).orElseThrow(() -> BAD_TOKEN);
        }
        boolean forToken = door == Door.API
                && request.getMethod().equals("POST")
                && request.getRequestURI().equals(request.getContextPath() + "/api/tokens");
        if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            UsernamePasswordCredential basic = basic(authorization.substring(6).strip());
            if (!forToken) {
                return byToken(basic);
            }
            Caller caller = byPassword(request, basic);
            audit.record(caller.from(forwarded.address(request))
                    .did("signin.succeeded")
                    .with("door", "api"));
            return caller;
        }
        throw NOT_SIGNED_IN;
    }

    /** A program has no second factor to show: where one is asked for, tokens are made on the settings page. */
    private Caller byPassword(HttpServletRequest request, UsernamePasswordCredential basic) {
        User user = passwords.of(basic, forwarded.address(request));
        if (factors.isAskedOf(user)) {
            throw SECOND_FACTOR;
        }
        return Caller.of(user, io.atrium.account.Credential.password(user.getLogin()));
    }

    /** For programs that know login and password only: the password is an access token of that login's. */
    private Caller byToken(UsernamePasswordCredential basic) {
        return tokens.authenticate(basic.getPasswordAsString())
                .filter(caller -> caller.login().equals(basic.getCaller()))
                .orElseThrow(() -> BAD_TOKEN);
    }

    private static UsernamePasswordCredential basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                return new UsernamePasswordCredential(pair.substring(0, colon), pair.substring(colon + 1));
            }
        } catch (IllegalArgumentException notBase64) {
            throw PasswordCheck.WRONG;
        }
        throw PasswordCheck.WRONG;
    }

    private AuthenticationStatus welcome(HttpServletRequest request, HttpMessageContext message, Caller known) {
        Caller caller = known.from(forwarded.address(request));
        request.setAttribute(Caller.ATTRIBUTE, caller);
        return message.notifyContainerAboutLogin(caller, DatabaseIdentityStore.groups(caller.role()));
    }
}
