package io.atrium.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The open room sockets of this node. */
@ApplicationScoped
class RoomConnections {
    private final Set<RoomConnection> open = ConcurrentHashMap.newKeySet();

    void opened(RoomConnection connection) {
        open.add(connection);
    }

    void closed(RoomConnection connection) {
        open.remove(connection);
    }

    Stream<RoomConnection> ofRoom(long roomId) {
        return open.stream().filter(connection -> connection.member().room().getId() == roomId);
    }
}
