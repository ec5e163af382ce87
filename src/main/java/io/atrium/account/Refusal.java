package io.atrium.account;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The answers to somebody who is not let in, in the form each door speaks. */
final class Refusal {
    private Refusal() {}

    /** RFC 9457. */
    static void problem(HttpServletResponse response, Problem problem) {
        int status = problem.code().httpStatus();
        response.setStatus(status);
        harden(response);
        if (problem.code() == ErrorCode.UNAUTHENTICATED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (problem.retryAfterSeconds() > 0) {
            response.setHeader("Retry-After", String.valueOf(problem.retryAfterSeconds()));
        }
        write(response, Problem.MEDIA_TYPE, problem.toProblemJson().toString());
    }

    /** Off to the sign-in page, and back afterwards. Scripts of a page are told in the form Faces understands. */
    static void toSignIn(HttpServletRequest request, HttpServletResponse response) {
        String target =
                request.getContextPath() + "/signin?next=" + URLEncoder.encode(pageOf(request), StandardCharsets.UTF_8);
        if (request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid()) {
            target += "&away=1";
        }
        harden(response);
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            write(
                    response,
                    "text/xml",
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                            + target.replace("&", "&amp;") + "\"/></partial-response>");
            return;
        }
        try {
            LocalPath.redirect(response, target);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** These answers are given before any filter runs. */
    private static void harden(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), payment=(), usb=(), geolocation=(self)");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }

    private static String pageOf(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean repeatable = request.getMethod().equals("GET") && request.getQueryString() != null;
        return LocalPath.orHome(repeatable ? path + "?" + request.getQueryString() : path);
    }

    private static void write(HttpServletResponse response, String type, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type + ";charset=UTF-8");
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
            response.flushBuffer();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
