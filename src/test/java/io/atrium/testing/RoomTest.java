package io.atrium.testing;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Each test in a new open chat room of Ann's, on the shared server. */
public abstract class RoomTest {
    protected final AtriumServer server = AtriumServer.shared();
    protected final RestClient ann = server.as("ann");
    protected final RestClient bob = server.as("bob");
    protected String room;

    @BeforeEach
    void newRoom() {
        room = ann.newRoom("room-" + UUID.randomUUID());
    }
}
