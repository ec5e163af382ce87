package io.atrium.web;

import io.atrium.account.LocalPath;
import io.atrium.identity.oidc.Provider;
import io.atrium.identity.oidc.Refused;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** The sign-in page: login, password, and where to go on. */
@Named
@RequestScoped
public class SignInPage {
    @Inject
    private SecurityContext security;

    @Inject
    private Viewer viewer;

    @Inject
    private Form form;

    @Inject
    private Provider provider;

    private String login;
    private String password;
    private String next;
    private String language;
    private String away;
    private String refused;

    /** Whoever has signed in already goes on; whoever chose a language keeps it. */
    public void open() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        if ("en".equals(language) || "zh".equals(language)) {
            rememberLanguage(faces);
            faces.getExternalContext()
                    .redirect(home() + "signin" + (LocalPath.isLocal(next) ? "?next=" + getEncodedNext() : ""));
        } else if (viewer.isSignedIn()) {
            goOn(faces);
        }
    }

    public void signIn() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (login == null || password == null) {
            form.refuse(
                    login == null ? "login" : "password",
                    login == null ? "signin.login.missing" : "signin.password.missing");
            return;
        }
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        HttpServletResponse response =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        AuthenticationStatus status = security.authenticate(
                request,
                response,
                AuthenticationParameters.withParams()
                        .credential(new UsernamePasswordCredential(login.strip().toLowerCase(Locale.ROOT), password))
                        .newAuthentication(true));
        if (status == AuthenticationStatus.SUCCESS) {
            goOn(faces);
        } else if (isHalfWay(request)) {
            faces.getExternalContext().redirect(home() + "signin-code?next=" + getEncodedNext());
        } else if (!faces.getResponseComplete()) {
            response.setStatus(HttpServletResponse.SC_OK);
            refuse((Problem) request.getAttribute(Problem.class.getName()));
        }
    }

    /** Whether an OpenID provider signs people in here, too. */
    public boolean isProvider() {
        return provider.isThere();
    }

    public String getProviderLabel() {
        return provider.label() == null ? viewer.text("access:provider") : provider.label();
    }

    /** Why the provider's word was not enough; null where it was not tried. */
    public String getRefusal() {
        return Arrays.stream(Refused.Why.values())
                .filter(why -> why.wireName().equals(refused))
                .map(why -> viewer.text("access:refused." + why.wireName()))
                .findFirst()
                .orElse(null);
    }

    public String getRefused() {
        return refused;
    }

    public void setRefused(String refused) {
        this.refused = refused;
    }

    private static boolean isHalfWay(HttpServletRequest request) {
        return request.getAttribute(Problem.class.getName()) instanceof Problem problem
                && problem.wireName().equals("second_factor");
    }

    private void refuse(Problem problem) {
        if (problem != null && problem.code() == ErrorCode.RATE_LIMITED) {
            form.refuse("password", "signin.slowed", problem.retryAfterSeconds());
        } else if (problem != null && problem.code() == ErrorCode.UNAVAILABLE) {
            form.refuse(
                    "password",
                    problem.wireName().equals("directory_unavailable")
                            ? "access:directory.unavailable"
                            : "access:signin.unavailable");
        } else {
            form.refuse("password", "signin.mismatch");
        }
    }

    private void goOn(FacesContext faces) throws IOException {
        faces.getExternalContext().redirect(home() + LocalPath.orHome(next).substring(1));
    }

    /** As a value in an address. */
    public String getEncodedNext() {
        return URLEncoder.encode(LocalPath.orHome(next), StandardCharsets.UTF_8);
    }

    private static String home() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath() + "/";
    }

    private void rememberLanguage(FacesContext faces) {
        ExternalContext external = faces.getExternalContext();
        external.addResponseCookie(
                Viewer.LANGUAGE_COOKIE,
                language,
                Map.of("path", home(), "maxAge", 365 * 86_400, "httpOnly", true, "SameSite", "Lax"));
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    /** Never sent back. */
    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getNext() {
        return next;
    }

    public void setNext(String next) {
        this.next = next;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    /** Not null: came here because the session had ended. */
    public String getAway() {
        return away;
    }

    public void setAway(String away) {
        this.away = away;
    }
}
