package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.account.Accounts;
import io.atrium.account.Caller;
import io.atrium.account.Credential;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Instants;
import io.atrium.wire.Parameters;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In the container, whose clock can be told to be next month's: where people were is forgotten with the positions that said so. */
@ExtendWith(ArquillianExtension.class)
class LocationRetentionInsideIT {
    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    private Accounts accounts;

    @Inject
    private RoomKeeping keeping;

    @Inject
    private Rooms rooms;

    @Inject
    private RoomTraffic traffic;

    @Inject
    private RoomViews views;

    @Inject
    private Retention retention;

    @Test
    void tracks_of_days_gone_by_are_kept_as_long_as_positions_and_no_longer() {
        Caller admin = Caller.of(accounts.find("admin").orElseThrow(), Credential.session("test"));
        keeping.create(
                admin,
                new NewRoom(
                        "tracks",
                        "Tracks",
                        "",
                        "location",
                        Visibility.OPEN,
                        FrameCodec.object("{\"keep_days\":30}"),
                        List.of(),
                        null));
        Member member = rooms.join(admin, "tracks");
        Instant then = Instant.now().minus(Duration.ofDays(10));
        traffic.receive(
                        member,
                        FrameCodec.decode("{\"type\":\"position\",\"latitude\":1,\"longitude\":2,\"at\":\""
                                + Instants.wire(then) + "\"}"),
                        null)
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        retention.sweep(Instant.now().plus(KEPT).minusSeconds(3_600));
        assertEquals(1, tracks(member, then).size());
        retention.sweep(Instant.now().plus(KEPT).plusSeconds(3_600));
        assertTrue(tracks(member, then).isEmpty());
    }

    private JsonArray tracks(Member member, Instant about) {
        Parameters stretch = new Parameters(
                Map.of("from", Instants.wire(about.minusSeconds(60)), "to", Instants.wire(about.plusSeconds(60))));
        return FrameCodec.object(views.view(member, "track", stretch).json()).getJsonArray("people");
    }
}
