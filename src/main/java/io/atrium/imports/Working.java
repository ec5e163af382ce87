package io.atrium.imports;

import io.atrium.account.Accounts;
import io.atrium.account.Caller;
import io.atrium.account.Credential;
import io.atrium.account.User;
import io.atrium.file.Announced;
import io.atrium.file.PastFiles;
import io.atrium.file.StoredFile;
import io.atrium.imports.ImportJob.Phase;
import io.atrium.imports.Known.What;
import io.atrium.imports.Plan.PlannedRoom;
import io.atrium.room.Bygone;
import io.atrium.room.Room;
import io.atrium.room.RoomLog;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Carries an import out, from where it was: after a crash, or on another node, it goes on behind the last transaction that committed. */
@ApplicationScoped
class Working {
    private static final Logger LOG = Logger.getLogger(Working.class.getName());
    private static final int PEOPLE = 50;
    private static final int ROOMS = 20;
    private static final int MESSAGES = 500;
    private static final int MOST_VOICE = 80;

    @Inject
    private ImportBook book;

    @Inject
    private Making making;

    @Inject
    private Folder folder;

    @Inject
    private ImportLimits limits;

    @Inject
    private Accounts accounts;

    @Inject
    private PastFiles files;

    /** Hears that something was done. */
    @FunctionalInterface
    interface Step {
        void done();
    }

    /** One job's work. @param removed numbers of rooms that went meanwhile */
    private record Job(
            ImportJob row,
            Plan plan,
            Caller by,
            Map<String, User> people,
            Map<Integer, Room> rooms,
            Set<Integer> removed) {}

    void work(ImportJob row, Step step) throws IOException {
        Plan plan = Plan.read(folder.plan(row.getId()));
        Caller by = caller(row);
        people(row, plan, by, step);
        rooms(row, plan, by, step);
        messages(row, plan, by, step);
    }

    private Caller caller(ImportJob row) {
        User user = accounts.find(row.getUserId())
                .filter(User::isEnabled)
                .orElseThrow(() -> Problem.of(ErrorCode.FORBIDDEN, "the account of who began it is disabled"));
        return Caller.of(user, new Credential("import:" + row.getId(), null));
    }

    private void people(ImportJob row, Plan plan, Caller by, Step step) {
        if (row.getPhase() != Phase.PEOPLE) {
            return;
        }
        int all = plan.people().size();
        for (int from = (int) row.getPosition(); from < all; from += PEOPLE) {
            int to = Math.min(all, from + PEOPLE);
            making.people(row, by, plan, plan.people().subList(from, to), to);
            step.done();
        }
        making.reach(row, Phase.ROOMS);
    }

    private void rooms(ImportJob row, Plan plan, Caller by, Step step) {
        if (row.getPhase() == Phase.MESSAGES) {
            return;
        }
        Map<String, Long> people = book.allKnown(plan.source(), What.PERSON);
        int all = plan.rooms().size();
        int begun = row.getPhase() == Phase.ROOMS ? (int) row.getPosition() : 0;
        for (int from = begun; from < all; from += ROOMS) {
            int to = Math.min(all, from + ROOMS);
            making.rooms(row, by, plan, plan.rooms().subList(from, to), people, to);
            step.done();
        }
        making.reach(row, Phase.MESSAGES);
    }

    private void messages(ImportJob row, Plan plan, Caller by, Step step) throws IOException {
        Job job = new Job(row, plan, by, users(plan), rooms(plan), new HashSet<>());
        long begun = row.getPhase() == Phase.MESSAGES ? row.getPosition() : 0;
        try (Archive archive = Archive.open(folder.archive(row.getId()), limits.unpacked());
                SpoolReader spool = new SpoolReader(folder.said(row.getId()), begun)) {
            for (SpoolReader.Batch batch = spool.next(MESSAGES);
                    !batch.said().isEmpty();
                    batch = spool.next(MESSAGES)) {
                batch(job, batch, archive);
                step.done();
            }
        }
        putAway(job);
    }

    private void batch(Job job, SpoolReader.Batch batch, Archive archive) {
        Room room = job.rooms.get(batch.place());
        if (room == null) {
            boolean removed = job.removed.contains(batch.place());
            making.pass(job.row, batch.said().size(), batch.end(), removed);
            return;
        }
        try {
            Tally made = new Tally();
            List<Bygone> said = bygone(job, room, batch.said(), archive, made);
            making.messages(job.row, room, said, batch.end(), batch.last(), made);
        } catch (Problem refused) {
            if (refused.code() != ErrorCode.NOT_FOUND || making.isThere(room)) {
                throw refused;
            }
            LOG.log(Level.INFO, refused, () -> "room " + room.getName() + " was removed during an import");
            job.rooms.remove(batch.place());
            job.removed.add(batch.place());
            making.pass(job.row, batch.said().size(), batch.end(), true);
        }
    }

    private Map<String, User> users(Plan plan) {
        Map<String, User> users = new HashMap<>();
        book.allKnown(plan.source(), What.PERSON)
                .forEach((there, here) -> accounts.find(here).ifPresent(user -> users.put(there, user)));
        return users;
    }

    private Map<Integer, Room> rooms(Plan plan) {
        Map<String, Long> known = book.allKnown(plan.source(), What.ROOM);
        Map<Integer, Room> rooms = new HashMap<>();
        for (int i = 0; i < plan.rooms().size(); i++) {
            int number = i;
            Optional.ofNullable(known.get(plan.rooms().get(i).place().id()))
                    .flatMap(book::room)
                    .ifPresent(room -> rooms.put(number, room));
        }
        return rooms;
    }

    private void putAway(Job job) {
        for (int i = 0; i < job.plan.rooms().size(); i++) {
            PlannedRoom planned = job.plan.rooms().get(i);
            Room room = job.rooms.get(i);
            if (planned.place().archived() && room != null && !planned.how().equals("merged")) {
                making.archive(job.row, job.by, room.getId());
            }
        }
    }

    private List<Bygone> bygone(Job job, Room room, List<Said> batch, Archive archive, Tally made) {
        List<String> withFiles = batch.stream()
                .filter(said -> !said.files().isEmpty())
                .map(Said::ref)
                .toList();
        Map<String, Long> known = withFiles.isEmpty() ? Map.of() : making.known(room, withFiles);
        List<Bygone> bygone = new ArrayList<>(batch.size());
        for (Said said : batch) {
            Bygone one = bygone(job, said);
            boolean taking = !said.files().isEmpty() && !known.containsKey(said.ref());
            bygone.add(taking ? carrying(job, room, said, one, archive, made) : one);
        }
        return bygone;
    }

    private static Bygone bygone(Job job, Said said) {
        User author = job.people.get(said.author());
        Map<String, List<String>> reactions = new LinkedHashMap<>();
        said.reactions().forEach((emoji, people) -> {
            List<String> logins = people.stream()
                    .map(job.people::get)
                    .filter(user -> user != null)
                    .map(User::getLogin)
                    .distinct()
                    .toList();
            if (!logins.isEmpty()) {
                reactions.put(emoji, logins);
            }
        });
        String voice = said.voice().isBlank() ? said.author() : said.voice();
        return new Bygone(
                said.ref(),
                author == null ? RoomLog.SYSTEM : author.getLogin(),
                author == null ? Text.cut(voice.isBlank() ? job.plan.program() : voice, MOST_VOICE) : null,
                Instant.ofEpochMilli(said.at()),
                said.text(),
                said.edited(),
                said.deleted(),
                reactions,
                said.answers().isEmpty() ? null : said.answers(),
                said.inRoom(),
                null);
    }

    /** With its files, as far as they are taken; those that are not are named in the text. Where nothing can be taken just now it is tried again. */
    private Bygone carrying(Job job, Room room, Said said, Bygone one, Archive archive, Tally made) {
        User owner = job.people.get(said.author());
        List<StoredFile> taken = new ArrayList<>();
        StringBuilder text = new StringBuilder(one.text());
        for (Said.InArchive file : said.files()) {
            try {
                taken.add(take(room, owner == null ? job.by : Caller.of(owner, null), file, archive));
            } catch (Problem | IOException refused) {
                LOG.log(Level.FINE, refused, () -> file.entry() + " is not taken");
                made.count("files_left");
                text.append(text.length() == 0 ? "" : "\n")
                        .append('[')
                        .append(file.name())
                        .append(']');
            }
        }
        Bygone whole = one.saying(text.toString());
        return taken.isEmpty() ? whole : whole.carrying(PastFiles.attached(taken));
    }

    private StoredFile take(Room room, Caller owner, Said.InArchive file, Archive archive) throws IOException {
        try (ArchivedBody body = new ArchivedBody(archive.open(file.entry()))) {
            Announced announced = Announced.of(file.name(), file.type(), archive.size(file.entry()));
            try {
                return files.take(room.getId(), owner.userId(), owner.login(), announced, body);
            } catch (Problem refused) {
                if (refused.code() == ErrorCode.UNAVAILABLE && !body.isBroken()) {
                    throw new IllegalStateException("the store of files or the scanner is away", refused);
                }
                throw refused;
            }
        }
    }
}
