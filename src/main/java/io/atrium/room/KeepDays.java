package io.atrium.room;

import io.atrium.wire.Limits;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** How long rooms of {@link Retained} kinds keep their entries: as the room says, else as the operator says for its kind ({@code ATRIUM_CHAT_KEEP_DAYS} and its like), else as the kind does. */
@ApplicationScoped
public class KeepDays {
    /** What the setting of a room is called. */
    public static final String SETTING = "keep_days";

    private static final int MOST = 3_650;
    private static final BigDecimal SECONDS =
            BigDecimal.valueOf(Duration.ofDays(1).toSeconds());

    @Inject
    private RoomKinds kinds;

    private final Map<String, Integer> ofKinds = new HashMap<>();

    /** The room's own days, for a kind's settings. Left out: as its kind. */
    public static Setting setting() {
        return Setting.number(SETTING, 1, MOST);
    }

    /** As the application starts: a value that makes no sense stops it. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // Being asked has read them.
    }

    @PostConstruct
    void read() {
        for (RoomKind kind : kinds.all()) {
            if (kind instanceof Retained retained) {
                String setting = "atrium." + kind.id() + "-keep-days";
                ofKinds.put(kind.id(), Limits.atLeast(ConfigProvider.getConfig(), setting, retained.keepDays(), 0));
            }
        }
    }

    /** Of a kind's rooms that say nothing; 0: for ever. Only of {@link Retained} kinds. */
    public int ofKind(String kind) {
        return ofKinds.get(kind);
    }

    /** Of one room of such a kind; empty: for ever. */
    public Optional<Duration> of(Room room) {
        return of(room.settings(), ofKind(room.getKind()));
    }

    static Optional<Duration> of(JsonObject settings, int ofKind) {
        JsonNumber own = settings.getJsonNumber(SETTING);
        BigDecimal days = own == null ? BigDecimal.valueOf(ofKind) : own.bigDecimalValue();
        return days.signum() == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(days.multiply(SECONDS).longValue()));
    }
}
