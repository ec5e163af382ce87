package io.atrium.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorTest {
    @ParameterizedTest
    @CsvSource({
        "/signin,OPEN",
        "/assets/app-1a2b.js,OPEN",
        "/api/health/live,OPEN",
        "/api/openapi.yaml,OPEN",
        "/hooks/s3cret,OPEN",
        "/embed/ops,OPEN",
        "/embed,PAGE",
        "/badge.js,OPEN",
        "/,PAGE",
        "/lobby,PAGE",
        "/signin/../lobby,PAGE",
        "/signinx,PAGE",
        "/room/ops,PAGE",
        "/admin/users.xhtml,PAGE",
        "/api,API",
        "/api/rooms,API",
        "/api/healthy,API",
        "/ws/room/ops,SOCKET",
        "/connection/websocket,CONNECTION",
        "/connection/sse,CONNECTION",
        "/emulation,CONNECTION"
    })
    void everythingNotNamedOpenIsShut(String path, Door door) {
        assertEquals(door, Door.of(path));
    }
}
