package io.atrium.web.wizard;

import io.atrium.room.Room;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was asked of {@code /new}, and where it leads. The page's script asks with the header {@value #BY_SCRIPT}: it gets the form alone, or 204
 * and in {@value #GO_TO} where to go; everybody else a redirect.
 */
@RequestScoped
public class Way {
    static final String NEW = "/new";
    static final String LOBBY = "/lobby";
    private static final String BY_SCRIPT = "X-Wizard";
    private static final String GO_TO = "X-Location";

    @Inject
    private HttpServletRequest request;

    boolean isPost() {
        return request.getMethod().equals("POST");
    }

    boolean isByScript() {
        return request.getHeader(BY_SCRIPT) != null;
    }

    /** Null where it was not sent. */
    String asked(String parameter) {
        return request.getParameter(parameter);
    }

    Map<String, String> fields() {
        return request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue()[0]));
    }

    static String address(Room room) {
        return "/room/" + room.getName();
    }

    /** @param thenCheck whether the step is only mended, and leads back to the check */
    void to(Step step, boolean thenCheck) throws IOException {
        to(NEW + "?step=" + step.id() + (thenCheck && step != Step.CHECK ? "&then=check" : ""));
    }

    void to(String path) throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        String url = request.getContextPath() + path;
        if (isByScript()) {
            faces.getExternalContext().setResponseStatus(204);
            faces.getExternalContext().setResponseHeader(GO_TO, url);
            faces.responseComplete();
        } else {
            faces.getExternalContext().redirect(url);
        }
    }
}
