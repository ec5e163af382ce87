package io.atrium.imports;

import io.atrium.imports.Plan.PlannedPerson;
import io.atrium.imports.Plan.PlannedRoom;
import io.atrium.room.Hooked;
import io.atrium.room.Recalling;
import io.atrium.room.RoomKinds;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks at an archive: who is in it, what was said, and what would become of it here. Nothing is made but the spool. */
@ApplicationScoped
class Checking {
    static final String KIND = "chat";
    private static final int MOST_PEOPLE = 100_000;
    private static final int MOST_ROOMS = 50_000;
    private static final int SHARE = 2_000;

    @Inject
    private Folder folder;

    @Inject
    private ImportLimits limits;

    @Inject
    private ImportBook book;

    @Inject
    private RoomKinds kinds;

    private final EmojiNames emoji = EmojiNames.load();

    /** What was found. @param messages that would be written */
    record Found(String program, String report, long messages) {}

    /** Hears now and then how many messages were read; may throw to end it. */
    @FunctionalInterface
    interface Step {
        void reached(int messages);
    }

    /** @throws Problem what is wrong with the archive as a whole */
    Found check(ImportJob job, Step step) throws IOException {
        Tally tally = new Tally();
        try (Archive archive = Archive.open(folder.archive(job.getId()), limits.unpacked())) {
            archive.refused().forEach(name -> tally.note("unsafe_name", name));
            Source source = source(archive, tally);
            Map<String, Person> people = new LinkedHashMap<>();
            source.people(person -> {
                requireAtMost(people.size(), MOST_PEOPLE, "people");
                people.putIfAbsent(person.id(), person);
            });
            String name = source.program() + ":" + source.workspace();
            Planning planning = new Planning(book, name, job.isMerging());
            Map<String, PlannedPerson> planned = new LinkedHashMap<>();
            people.values().forEach(person -> planned.put(person.id(), planning.person(person)));
            List<PlannedRoom> rooms = new ArrayList<>();
            source.places(place -> {
                requireAtMost(rooms.size(), MOST_ROOMS, "rooms");
                rooms.add(planning.room(place, planned));
            });
            Plan plan = new Plan(source.program(), name, List.copyOf(planned.values()), rooms);
            int[] counts = spool(job, source, plan, tally, step);
            plan.write(folder.plan(job.getId()));
            long all = tally.of("messages");
            return new Found(source.program(), Report.of(plan, tally, counts).toString(), all);
        }
    }

    private Source source(Archive archive, Tally tally) {
        Source slack = SlackSource.of(archive, tally, new SlackMessages(this::markdown, emoji, tally));
        Source source = slack != null ? slack : MattermostSource.of(archive, tally, emoji);
        if (source == null) {
            throw Problem.own(
                    "unknown_archive",
                    ErrorCode.INVALID,
                    "file",
                    "neither an export of Slack (users.json and a folder for each channel) nor Mattermost's lines (import.jsonl)");
        }
        return source;
    }

    /** As webhooks have it read. */
    private String markdown(JsonObject payload) {
        try {
            return ((Hooked) kinds.of(KIND)).frame("import", payload).text("message", Integer.MAX_VALUE);
        } catch (Problem saysNothing) {
            return "";
        }
    }

    private static void requireAtMost(int count, int most, String what) {
        if (count >= most) {
            throw Problem.of(ErrorCode.TOO_LARGE, "an import takes at most " + most + " " + what);
        }
    }

    /** @return how many messages each room has */
    private int[] spool(ImportJob job, Source source, Plan plan, Tally tally, Step step) throws IOException {
        int[] counts = new int[plan.rooms().size()];
        long[] firsts = new long[counts.length];
        Recalling kind = (Recalling) kinds.of(KIND);
        PlanNames names = new PlanNames(plan);
        try (Spool spool = new Spool(folder.raw(job.getId()), limits.messages())) {
            source.said(names, said -> {
                if (!plan.rooms().get(said.place()).isTaken()) {
                    tally.count("messages_left");
                    return;
                }
                spool.add(fitted(said, kind, tally));
                counts[said.place()]++;
                firsts[said.place()] =
                        firsts[said.place()] == 0 ? said.at() : Math.min(firsts[said.place()], said.at());
                tally(said, tally);
                if (spool.count() % SHARE == 0) {
                    step.reached(spool.count());
                }
            });
            step.reached(spool.count());
            spool.sortInto(folder.said(job.getId()));
        }
        for (int i = 0; i < firsts.length; i++) {
            plan.rooms().set(i, plan.rooms().get(i).since(firsts[i]));
        }
        return counts;
    }

    private static void tally(Said said, Tally tally) {
        tally.count("messages");
        if (!said.answers().isEmpty()) {
            tally.count("answers");
        }
        tally.count(
                "reactions",
                said.reactions().values().stream().mapToLong(List::size).sum());
        tally.count("files", said.files().size());
        if (said.author().isEmpty()) {
            tally.count("voices");
        }
    }

    /** As much as is taken here, and not what can't be. */
    private static Said fitted(Said said, Recalling kind, Tally tally) {
        String text = said.text();
        if (text.length() > kind.longestText()) {
            tally.note("cut", said.ref());
            int end = kind.longestText() - 1;
            text = text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
        }
        Map<String, List<String>> reactions = new LinkedHashMap<>(said.reactions());
        reactions.keySet().removeIf(sign -> !kind.takesReaction(sign));
        return new Said(
                said.place(),
                said.ref(),
                said.author(),
                said.voice(),
                said.at(),
                text,
                said.edited(),
                said.deleted(),
                reactions,
                said.answers(),
                said.inRoom(),
                said.files());
    }
}
