package io.atrium.web;

import io.atrium.account.OwnSignIns;
import io.atrium.account.SignIn;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Where the person is signed in, and signing out there. */
@Named
@RequestScoped
public class SignInsPage {
    private static final String AGAIN = "/settings?faces-redirect=true";

    @Inject
    private OwnSignIns signIns;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Viewer viewer;

    @Inject
    private Once once;

    private List<SignIn> list;

    public List<SignIn> getList() {
        if (list == null) {
            list = signIns.list(viewer.getCaller().userId());
        }
        return list;
    }

    public boolean isThis(SignIn signIn) {
        return signIn.credential().equals(viewer.getCaller().credential());
    }

    public boolean isOthers() {
        return getList().stream().anyMatch(signIn -> !isThis(signIn));
    }

    /** What browser it is, in the viewer's language. */
    public String browser(SignIn signIn) {
        BrowserName name = BrowserName.of(signIn.getAgent());
        if (name.browser() == null) {
            return viewer.text("access:signins.unknown");
        }
        return name.system() == null ? name.browser() : viewer.text("access:signins.on", name.browser(), name.system());
    }

    /** By the id in the pressed button's value: the list may have changed since it was shown. */
    public String end() {
        try {
            signIns.end(viewer.getCaller(), request.getParameter("end"));
        } catch (Problem overAlready) {
            return AGAIN;
        }
        once.tell("access:signins.ended");
        return AGAIN;
    }

    public String endOthers() {
        signIns.endOthers(viewer.getCaller());
        once.tell("access:signins.others.ended");
        return AGAIN;
    }
}
