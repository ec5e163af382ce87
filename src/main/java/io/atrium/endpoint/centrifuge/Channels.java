package io.atrium.endpoint.centrifuge;

import io.atrium.room.Member;
import io.atrium.room.Rooms;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The names of channels, and who may use them. */
@ApplicationScoped
class Channels {
    private static final String ROOM = "room:";
    private static final String USER = "user:";

    /** What administrators hear who watch the console. */
    static final String CONSOLE = "console";

    @Inject
    private Rooms rooms;

    static String room(String name) {
        return ROOM + name;
    }

    /** A person's own, subscribed by the server. */
    static String user(String login) {
        return USER + login;
    }

    static boolean isUser(String channel) {
        return channel.startsWith(USER);
    }

    /**
     * The caller as a member of a channel's room: where they have their place in it, or come in now, which an open room lets everybody do.
     *
     * @throws Problem {@code not_found}, {@code forbidden}
     */
    Member member(Connection connection, String channel) {
        if (connection.channel(channel) instanceof RoomChannel open) {
            return open.member();
        }
        if (isUser(channel)) {
            throw Problem.of(ErrorCode.FORBIDDEN, "this channel takes no such command");
        }
        return rooms.join(connection.caller(), roomName(channel));
    }

    /** The caller as the member of a channel's room that they are already. @throws Problem {@code not_found}, {@code forbidden} */
    Member memberAlready(Connection connection, String channel) {
        return rooms.member(connection.caller(), roomName(channel));
    }

    private static String roomName(String channel) {
        if (!channel.startsWith(ROOM)) {
            throw Problem.of(ErrorCode.NOT_FOUND, "unknown channel");
        }
        return channel.substring(ROOM.length());
    }
}
