package io.atrium.web;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.faces.application.ViewExpiredException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The container's error page: people get one of ours, programs {@code application/problem+json}, both with the status the error
 * had. Opened by its own address ({@code /error/expired}) it shows that page.
 */
@WebServlet({"/error", "/error/*"})
public class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(ErrorPage.class.getName());

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        boolean expired = isCausedBy(failure, ViewExpiredException.class) || "/expired".equals(request.getPathInfo());
        int status = status(request, failure, expired);
        response.setStatus(status);
        String path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (path != null
                && isForPrograms(path.substring(request.getContextPath().length()))) {
            problem(response, status);
        } else {
            page(request, response, expired ? "expired" : name(status));
        }
    }

    private static int status(HttpServletRequest request, Throwable failure, boolean expired) {
        Integer reported = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (expired) {
            return HttpServletResponse.SC_GONE;
        }
        if (find(failure, Problem.class) instanceof Problem problem) {
            return problem.code().httpStatus();
        }
        if (reported != null) {
            return reported;
        }
        return "/500".equals(request.getPathInfo()) ? 500 : 404;
    }

    private static String name(int status) {
        return switch (status) {
            case 401, 403 -> "403";
            case 404, 405, 410 -> "404";
            default -> status < 500 ? "404" : "500";
        };
    }

    private static boolean isForPrograms(String path) {
        return path.startsWith("/api")
                || path.startsWith("/ws/")
                || path.startsWith("/connection/")
                || path.startsWith("/hooks/");
    }

    private static void problem(HttpServletResponse response, int status) throws IOException {
        String code = Arrays.stream(ErrorCode.values())
                .filter(known -> known.httpStatus() == status)
                .map(ErrorCode::wireName)
                .findFirst()
                .orElse(status < 500 ? "malformed" : "unavailable");
        byte[] body = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", code)
                .add("status", status)
                .add("code", code)
                .add(
                        "detail",
                        status == 404
                                ? "there is nothing at this address"
                                : status < 500 ? "HTTP " + status : "this failed; the log of the server says why")
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/problem+json;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Where even our page fails, bare words are left. */
    private static void page(HttpServletRequest request, HttpServletResponse response, String name) throws IOException {
        try {
            request.getRequestDispatcher("/WEB-INF/errors/" + name + ".xhtml")
                    .forward(new AsFirstVisit(request), response);
        } catch (ServletException | RuntimeException again) {
            LOG.log(Level.SEVERE, "the error page failed", again);
            if (!response.isCommitted()) {
                response.resetBuffer();
                response.setContentType("text/plain;charset=UTF-8");
                response.getWriter().write("Atrium: something went wrong. 出错了。");
            }
        }
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        return find(failure, type) != null;
    }

    private static Throwable find(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return cause;
            }
        }
        return null;
    }

    /** The page that failed may have been sent a form; the error page has not. */
    private static final class AsFirstVisit extends HttpServletRequestWrapper {
        AsFirstVisit(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public String getHeader(String name) {
            return name.equalsIgnoreCase("Faces-Request") ? null : super.getHeader(name);
        }

        @Override
        public String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public String[] getParameterValues(String name) {
            return null;
        }
    }
}
