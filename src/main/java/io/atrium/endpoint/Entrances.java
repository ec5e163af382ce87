package io.atrium.endpoint;

import io.atrium.account.Forwarded;
import io.atrium.channel.ClientSession.Entrance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Notes how a client comes, for who looks at the sessions. */
@ApplicationScoped
public class Entrances {
    public static final String ROOM_SOCKET = "room_socket";
    public static final String WEBSOCKET = "websocket";
    public static final String HTTP_STREAM = "http_stream";
    public static final String SSE = "sse";

    private static final int LONGEST = 160;

    @Inject
    private Forwarded forwarded;

    public Entrance of(HttpServletRequest request, String door) {
        String agent = request.getHeader("User-Agent");
        return new Entrance(door, forwarded.address(request), agent == null ? null : cut(agent));
    }

    /** What a client says of itself is kept with its session: a bounded piece of it. */
    public static String cut(String client) {
        return client.length() > LONGEST ? client.substring(0, LONGEST) : client;
    }
}
