package io.atrium.endpoint;

import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The headers of a handshake. Grizzly keeps them for as long as the socket lives: sixteen of its header fields, and more than a sixth of what
 * an idle socket costs. Nobody reads them again; the next request that uses the emptied list finds it as a new one.
 */
final class GrizzlyHeaders {
    private static final Logger LOG = Logger.getLogger(GrizzlyHeaders.class.getName());
    private static volatile boolean asExpected = true;

    private GrizzlyHeaders() {}

    /** @param request Grizzly's, of a handshake that has been answered. Where it is built otherwise everything stays as it is. */
    static void release(Object request) {
        if (!asExpected) {
            return;
        }
        try {
            releaseOf(Inside.call(request, "getRequest"));
            releaseOf(Inside.call(Inside.call(request, "getResponse"), "getResponse"));
        } catch (ReflectiveOperationException | RuntimeException unexpected) {
            asExpected = false;
            LOG.log(Level.INFO, "sockets keep the headers of their handshakes", unexpected);
        }
    }

    private static void releaseOf(Object message) throws ReflectiveOperationException {
        Object headers = Inside.call(message, "getHeaders");
        Object[] fields = (Object[]) Inside.read(headers, "headers");
        headers.getClass().getMethod("clear").invoke(headers);
        Arrays.fill(fields, null);
    }
}
