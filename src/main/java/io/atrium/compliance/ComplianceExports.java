package io.atrium.compliance;

import io.atrium.account.Caller;
import io.atrium.account.Vault;
import io.atrium.room.Room;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Exports of what was said in rooms, as administrators ask for them, members or not. Whether the caller is one is decided at the doors and pages. */
@ApplicationScoped
public class ComplianceExports {
    private static final int MOST_NAMED = 500;

    @Inject
    private Jobs jobs;

    @Inject
    private ExportReader reader;

    @Inject
    private ResealWork resealing;

    @Inject
    private Vault vault;

    /** Whether conversations may be exported, too. */
    @Inject
    @ConfigProperty(name = "atrium.compliance-direct", defaultValue = "false")
    private boolean direct;

    /**
     * What is to be exported.
     *
     * @param rooms names; empty: all there are now
     * @param people logins whose entries alone are wanted; empty: everybody's
     * @param from null: from the beginning
     * @param to the first moment that is not wanted; null: now
     * @param format {@code jsonl} or {@code eml}
     */
    public record Wanted(
            List<String> rooms, List<String> people, Instant from, Instant to, String format, boolean files) {}

    /** @throws Problem {@code invalid} with the field; {@code conflict} */
    public Job ask(Caller by, Wanted wanted) {
        check(wanted);
        List<Room> rooms = wanted.rooms().isEmpty() ? reader.rooms(direct) : named(wanted.rooms());
        JsonArrayBuilder ids = Json.createArrayBuilder();
        rooms.forEach(room -> ids.add(room.getId()));
        // What was stored within this millisecond was said before it was asked for.
        Instant to = wanted.to() == null ? JobBook.now().plusMillis(1) : wanted.to();
        Instant from = wanted.from() == null ? Instant.EPOCH : wanted.from();
        JsonObject kept = Json.createObjectBuilder()
                .add("rooms", ids)
                .add("people", Json.createArrayBuilder(wanted.people()))
                .add("from", Instants.wire(from))
                .add("to", Instants.wire(to))
                .add("format", wanted.format())
                .add("files", wanted.files())
                .build();
        return jobs.begin(
                by,
                Job.What.EXPORT,
                Job.ADMINISTRATORS,
                kept,
                by.did("export.asked")
                        .with("rooms", wanted.rooms().isEmpty() ? "*" : String.join(" ", wanted.rooms()))
                        .with("people", wanted.people().isEmpty() ? null : String.join(" ", wanted.people()))
                        .with("from", kept.getString("from"))
                        .with("to", kept.getString("to"))
                        .with("format", wanted.format()));
    }

    /** That everything is to be encrypted by the current key; what was to be by another ends. @throws Problem {@code conflict} where it is under way */
    public Job reseal(Caller by) {
        return jobs.beginReseal(by, resealing.wanted());
    }

    /** Whether there is a key. */
    public boolean encrypts() {
        return vault.encrypts();
    }

    /** Files and secrets that the current key has not sealed. */
    public long leftToSeal() {
        return resealing.left();
    }

    public boolean takesConversations() {
        return direct;
    }

    private static void check(Wanted wanted) {
        if (!"jsonl".equals(wanted.format()) && !"eml".equals(wanted.format())) {
            throw Problem.invalid("format", "format must be jsonl or eml");
        }
        if (wanted.from() != null && wanted.to() != null && !wanted.from().isBefore(wanted.to())) {
            throw Problem.invalid("to", "to must lie behind from");
        }
        if (wanted.rooms().size() > MOST_NAMED || wanted.people().size() > MOST_NAMED) {
            throw Problem.invalid("rooms", "at most " + MOST_NAMED + " can be named");
        }
    }

    private List<Room> named(List<String> names) {
        return names.stream()
                .distinct()
                .map(name -> reader.room(name).orElseThrow(() -> Problem.invalid("rooms", "there is no room " + name)))
                .peek(this::requireExportable)
                .toList();
    }

    private void requireExportable(Room room) {
        if (room.isDirect() && !direct) {
            throw Problem.own(
                    "direct",
                    ErrorCode.FORBIDDEN,
                    "rooms",
                    "conversations are exported where ATRIUM_COMPLIANCE_DIRECT says so");
        }
    }
}
