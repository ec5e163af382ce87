package io.atrium.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a form's action has to say on the page it redirects to, shown once. Not the flash of Faces: its cookie comes too late for
 * a page longer than the response's buffer.
 */
@Named
@RequestScoped
public class Once {
    private static final String ATTRIBUTE = Once.class.getName();

    @Inject
    private HttpServletRequest request;

    private Said said = new Said(null, null, List.of());

    @PostConstruct
    void take() {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(ATTRIBUTE) instanceof Said before) {
            session.removeAttribute(ATTRIBUTE);
            said = before;
        }
    }

    /** The key of a text, for the next page. */
    public void tell(String notice) {
        request.getSession().setAttribute(ATTRIBUTE, new Said(notice, null, List.of()));
    }

    /** A token or a password that is not kept anywhere else. */
    public void show(String secret) {
        request.getSession().setAttribute(ATTRIBUTE, new Said(null, secret, List.of()));
    }

    /** Recovery codes. */
    public void show(List<String> codes) {
        request.getSession().setAttribute(ATTRIBUTE, new Said(null, null, new ArrayList<>(codes)));
    }

    public String getNotice() {
        return said.notice;
    }

    public String getSecret() {
        return said.secret;
    }

    public List<String> getCodes() {
        return said.codes;
    }

    private record Said(String notice, String secret, List<String> codes) implements Serializable {}
}
