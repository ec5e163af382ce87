package io.atrium.web.admin;

import io.atrium.compliance.Erasures;
import io.atrium.web.Form;
import io.atrium.web.Once;
import io.atrium.web.Viewer;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The form by which a person is erased. */
@Named
@RequestScoped
public class ErasurePage {
    @Inject
    private Erasures erasures;

    @Inject
    private Viewer viewer;

    @Inject
    private Form form;

    @Inject
    private Once once;

    private String login;
    private String confirm;
    private boolean mentions = true;

    public String erase() {
        try {
            erasures.ask(viewer.getCaller(), login == null ? "" : login.strip(), confirm, mentions);
            once.tell("compliance:erase.asked");
            return "/admin/exports?faces-redirect=true";
        } catch (Problem problem) {
            if ("confirm".equals(problem.field())) {
                form.refuse("confirm", "compliance:error.erase.confirm");
            } else {
                boolean unknown = problem.code() == ErrorCode.NOT_FOUND;
                form.refuse("erase", "compliance:error.erase." + (unknown ? "not_found" : "conflict"));
            }
            return null;
        }
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getConfirm() {
        return confirm;
    }

    public void setConfirm(String confirm) {
        this.confirm = confirm;
    }

    public boolean isMentions() {
        return mentions;
    }

    public void setMentions(boolean mentions) {
        this.mentions = mentions;
    }
}
