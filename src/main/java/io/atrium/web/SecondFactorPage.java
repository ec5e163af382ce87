package io.atrium.web;

import io.atrium.account.Caller;
import io.atrium.account.SecondFactors;
import io.atrium.account.SecondFactors.Setup;
import io.atrium.account.User;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;

/** A person's own second factor: setting it up, new recovery codes, turning it off. */
@Named
@RequestScoped
public class SecondFactorPage {
    private static final String AGAIN = "/settings?faces-redirect=true";
    private static final String SETTING_UP = "setup";

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
    private Instant since;
    private Setup setup;
    private String code;

    @PostConstruct
    void load() {
        user = viewer.getUser();
        since = factors.since(user.getId());
    }

    public Instant getSince() {
        return since;
    }

    public boolean isOn() {
        return since != null;
    }

    /** Whether the person is looking at a secret to be confirmed. */
    public boolean isSettingUp() {
        return since == null && request.getParameter(SETTING_UP) != null;
    }

    public Setup getSetup() {
        if (setup == null) {
            setup = factors.begin(user, viewer.getCaller().credential());
        }
        return setup;
    }

    public String getPicture() {
        return QrCode.dataUri(getSetup().uri());
    }

    public boolean isDemanded() {
        return factors.isDemandedOf(user);
    }

    public boolean isEncrypted() {
        return factors.areEncrypted();
    }

    public long getCodesLeft() {
        return factors.codesLeft(user.getId());
    }

    public String confirm() {
        Caller caller = viewer.getCaller();
        return attempt(() -> once.show(factors.confirm(user, caller.credential(), code, caller.address())));
    }

    public String giveUp() {
        factors.giveUp(viewer.getCaller());
        return AGAIN;
    }

    public String renewCodes() {
        return attempt(() -> once.show(factors.renewCodes(viewer.getCaller(), user, code)));
    }

    public String turnOff() {
        return attempt(() -> {
            factors.turnOff(viewer.getCaller(), user, code);
            once.tell("access:factor.off.done");
        });
    }

    private String attempt(Runnable act) {
        try {
            act.run();
            return AGAIN;
        } catch (Problem problem) {
            refuse(form, problem);
            return null;
        }
    }

    /** Says beside the code what is wrong with it. */
    static void refuse(Form form, Problem problem) {
        switch (problem.code()) {
            case RATE_LIMITED -> form.refuse("code", "signin.slowed", problem.retryAfterSeconds());
            case UNAVAILABLE -> form.refuse("code", "access:signin.unavailable");
            case INVALID -> form.refuse("code", "access:code.wrong");
            default -> form.refuse("code", "access:factor.changed");
        }
    }

    /** Never sent back. */
    public String getCode() {
        return null;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
