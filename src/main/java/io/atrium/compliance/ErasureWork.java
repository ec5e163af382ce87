package io.atrium.compliance;

import io.atrium.account.Accounts;
import io.atrium.account.Leaving;
import io.atrium.account.Renamed;
import io.atrium.account.User;
import io.atrium.compliance.ErasureBook.Grown;
import io.atrium.file.KeptParts;
import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.Erasable;
import io.atrium.room.Rewritings;
import io.atrium.room.Room;
import io.atrium.room.RoomKinds;
import io.atrium.room.RoomLog;
import io.atrium.signal.Memories;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Erases a person. Their account first, so that nothing more comes; then room by room what they have said, as if they had removed it, and their login wherever it stands; at last
 * the account's. Each step may be done again.
 */
@ApplicationScoped
class ErasureWork implements Work {
    private static final Logger LOG = Logger.getLogger(ErasureWork.class.getName());
    private static final int PAGE = 100;
    private static final int MOST_AGAIN = 20;

    /** Entries of a room whose writers wait meanwhile. */
    private static final int WINDOW = 500;

    @Inject
    private Erasures erasures;

    @Inject
    private ErasureBook book;

    @Inject
    private OwnDataReader reader;

    @Inject
    private Accounts accounts;

    @Inject
    private Leaving leaving;

    @Inject
    private KeptParts files;

    @Inject
    private RoomKinds kinds;

    @Inject
    private RoomLog log;

    @Inject
    private Rewritings rewritings;

    @Inject
    private Memories memories;

    @Inject
    private Event<Renamed> renamed;

    @Override
    public Job.What what() {
        return Job.What.ERASURE;
    }

    @Override
    public boolean yields() {
        return false;
    }

    @Override
    public Step step(Job job) {
        long user = job.wanted().getJsonNumber("user").longValue();
        erasures.requireFree(user);
        JsonObject place = job.place();
        String login = accounts.find(user).map(User::getLogin).orElseThrow();
        return switch (place.getString("at", "")) {
            case "" -> closed(user, login);
            case "said" -> said(login, place);
            case "names" ->
                named(login, Leaving.pseudonym(user), place, job.wanted().getBoolean("mentions"));
            default -> ended(user, login, place.getJsonNumber("room").longValue());
        };
    }

    private Step closed(long user, String login) {
        leaving.close(user);
        book.noteSeen(user);
        book.removeOwn(user);
        book.forgetImported(user, login);
        book.forgetExports(user, Leaving.pseudonym(user));
        files.removeAllOf(user);
        return next(book.roomAfter(0), 1);
    }

    /** Of one room some of what they have said. */
    private Step said(String login, JsonObject place) {
        long id = place.getJsonNumber("room").longValue();
        long seq = place.getJsonNumber("seq").longValue();
        Optional<Room> room = book.roomAfter(id - 1).filter(found -> found.getId() == id);
        List<Entry> some = room.isEmpty() ? List.of() : reader.entries(id, login, seq, PAGE);
        if (some.isEmpty()) {
            return new Step(at("names", id, 0), 0, 0, null);
        }
        List<Draft> drafts = kinds.ability(room.get(), Erasable.class)
                .map(kind -> kind.erasing(room.get(), some))
                .orElse(List.of());
        Optional<Problem> removed = append(drafts);
        if (removed.isPresent()) {
            return again(place, removed.get());
        }
        return new Step(at("said", id, some.get(some.size() - 1).getSeq()), some.size(), 0, null);
    }

    /** Somebody has removed one of them at the same moment: what is left is looked for anew. */
    private static Step again(JsonObject place, Problem removed) {
        int times = place.getInt("again", 0) + 1;
        if (times > MOST_AGAIN) {
            throw removed;
        }
        LOG.log(Level.FINE, "an entry was removed meanwhile", removed);
        return new Step(Json.createObjectBuilder(place).add("again", times).build(), 0, 0, null);
    }

    /** @return why not, where one of them was removed meanwhile */
    private Optional<Problem> append(List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return Optional.empty();
        }
        try {
            log.appendAll(drafts).toCompletableFuture().join();
            return Optional.empty();
        } catch (CompletionException failed) {
            if (!(failed.getCause() instanceof Problem problem) || problem.code() == ErrorCode.UNAVAILABLE) {
                throw failed;
            }
            if (problem.code() == ErrorCode.CONFLICT || problem.code() == ErrorCode.NOT_FOUND) {
                return Optional.of(problem);
            }
            throw problem;
        }
    }

    private Step named(String login, String pseudonym, JsonObject place, boolean mentions) {
        long id = place.getJsonNumber("room").longValue();
        long seq = place.getJsonNumber("seq").longValue();
        long end = seq + WINDOW;
        book.renameAuthor(id, seq, end, login, pseudonym);
        book.renameWithin(id, seq, end, login, pseudonym, mentions);
        boolean named = place.getBoolean("named", false) || book.isNamed(id, seq, end, pseudonym);
        if (end < book.lastSeq(id)) {
            return new Step(
                    Json.createObjectBuilder(at("names", id, end))
                            .add("named", named)
                            .build(),
                    0,
                    0,
                    null);
        }
        renameBeside(id, login, pseudonym, named);
        return next(book.roomAfter(id), 0);
    }

    private void renameBeside(long roomId, String login, String pseudonym, boolean named) {
        if (book.renameBeside(roomId, login, pseudonym, named)) {
            rewritings.tell(roomId);
        }
    }

    /** What was on its way as the account was closed has been stored since, perhaps in a room that was looked through already. */
    private Step ended(long user, String login, long after) {
        String pseudonym = Leaving.pseudonym(user);
        if (login.equals(pseudonym)) {
            return forgotten(user, login, pseudonym);
        }
        List<Grown> grown = book.grown(user, after, PAGE);
        Optional<Grown> late =
                grown.stream().filter(room -> book.isAuthor(login, room)).findFirst();
        if (late.isPresent()) {
            return new Step(at("said", late.get().roomId(), 0), 0, 0, null);
        }
        return grown.size() < PAGE
                ? forgotten(user, login, pseudonym)
                : new Step(at("end", grown.get(PAGE - 1).roomId(), 0), 0, 0, null);
    }

    private Step forgotten(long user, String login, String pseudonym) {
        book.roomsNaming(login).forEach(room -> renameBeside(room, login, pseudonym, false));
        book.renameBeside(login, pseudonym);
        book.forgetSeen(user);
        leaving.rename(user);
        accounts.find(user).ifPresent(now -> renamed.fire(new Renamed(user, login, pseudonym, now.getName())));
        // Rooms, mutes and announcements are kept with the names of those who made them.
        memories.forgetAll();
        // And boards with what a step has renamed that was done again after a crash.
        rewritings.doubtAll();
        return new Step(null, 1, 0, null);
    }

    private static Step next(Optional<Room> room, long done) {
        return new Step(room.map(found -> at("said", found.getId(), 0)).orElse(at("end", 0, 0)), done, 0, null);
    }

    private static JsonObject at(String what, long room, long seq) {
        return Json.createObjectBuilder()
                .add("at", what)
                .add("room", room)
                .add("seq", seq)
                .build();
    }
}
