package io.atrium.web;

import io.atrium.account.LocalPath;
import io.atrium.account.SecondFactors;
import io.atrium.account.SecondFactors.Setup;
import io.atrium.account.SecondStep;
import io.atrium.account.SignInSteps;
import io.atrium.account.User;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The second page of signing in: a code, of who has a second factor; of who must have one, setting it up. */
@Named
@RequestScoped
public class SignInCodePage {
    @Inject
    private SecurityContext security;

    @Inject
    private SignInSteps steps;

    @Inject
    private SecondFactors factors;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Viewer viewer;

    @Inject
    private Form form;

    @Inject
    private Once once;

    private User user;
    private Setup setup;
    private String code;
    private String next;

    /** Whoever has not begun, or not in time, begins; whoever is in goes on. */
    public void open() throws IOException {
        if (viewer.isSignedIn()) {
            go(LocalPath.orHome(next));
        } else if (getUser() == null) {
            begin();
        }
    }

    public void enter() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        HttpServletResponse response =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        AuthenticationStatus status = security.authenticate(
                (HttpServletRequest) faces.getExternalContext().getRequest(),
                response,
                AuthenticationParameters.withParams()
                        .credential(new SecondStep(code == null ? "" : code))
                        .newAuthentication(true));
        if (status == AuthenticationStatus.SUCCESS) {
            goOn();
        } else if (!faces.getResponseComplete()) {
            response.setStatus(HttpServletResponse.SC_OK);
            refuse((Problem) request.getAttribute(Problem.class.getName()));
        }
    }

    /** Who was given recovery codes sees them first. */
    @SuppressWarnings("unchecked")
    private void goOn() throws IOException {
        if (request.getAttribute(SecondStep.RECOVERY_CODES) instanceof List<?> codes) {
            once.show((List<String>) codes);
            go("/settings#second-factor");
        } else {
            go(LocalPath.orHome(next));
        }
    }

    private void refuse(Problem problem) throws IOException {
        if (problem != null && problem.code() == ErrorCode.UNAUTHENTICATED) {
            begin();
        } else if (problem != null) {
            SecondFactorPage.refuse(form, problem);
        }
    }

    private void begin() throws IOException {
        go("/signin?next=" + getEncodedNext());
    }

    private static void go(String path) throws IOException {
        var external = FacesContext.getCurrentInstance().getExternalContext();
        external.redirect(external.getRequestContextPath() + path);
    }

    /** Who is on the way in, or null. */
    public User getUser() {
        if (user == null) {
            user = steps.waiting(request).orElse(null);
        }
        return user;
    }

    /** Whether there is none yet, and one is demanded. */
    public boolean isSettingUp() {
        return getUser() != null && factors.since(user.getId()) == null;
    }

    public Setup getSetup() {
        if (setup == null) {
            setup = factors.begin(getUser(), steps.credential(request).orElseThrow());
        }
        return setup;
    }

    public String getPicture() {
        return QrCode.dataUri(getSetup().uri());
    }

    /** As a value in an address. */
    public String getEncodedNext() {
        return URLEncoder.encode(LocalPath.orHome(next), StandardCharsets.UTF_8);
    }

    /** Never sent back. */
    public String getCode() {
        return null;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getNext() {
        return next;
    }

    public void setNext(String next) {
        this.next = next;
    }
}
