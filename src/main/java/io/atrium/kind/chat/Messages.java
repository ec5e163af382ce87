package io.atrium.kind.chat;

import io.atrium.room.Attachments;
import io.atrium.room.Attachments.Attached;
import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.HeldBack;
import io.atrium.room.Member;
import io.atrium.room.Moderation;
import io.atrium.room.Notice;
import io.atrium.room.Received;
import io.atrium.room.Room;
import io.atrium.room.Webhooks;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of messages, and of what is done with them afterwards. */
@ApplicationScoped
class Messages {
    /** The member of a frame that names whose voice it is; understood of webhooks alone. */
    static final String VIA = "via";

    /** Likewise: its face, an emoji. */
    static final String ICON = "icon";

    /** The member that makes of what is said what its author does. */
    private static final String ACTION = "action";

    private static final int MAX_ICON = 64;

    @Inject
    private EntryReader entries;

    @Inject
    private Mentions mentions;

    @Inject
    private Moderation moderation;

    @Inject
    private Threads threads;

    @Inject
    private Revisions revisions;

    @Inject
    private Forwards forwards;

    @Inject
    private Attachments attachments;

    @Inject
    private HeldBack held;

    Received said(Member from, Frame frame) {
        if (frame.has(Forwards.FORWARD)) {
            return forwards.forwarded(from, frame);
        }
        if (!frame.has("files")) {
            return said(from, frame, frame.text("message", ChatKind.MAX_MESSAGE), null);
        }
        if (frame.ref() != null && entries.isStored(from, frame.ref())) {
            // Said already, which it is told; its files may have gone with it since.
            return said(from, frame, frame.maybeBlank("message", ChatKind.MAX_MESSAGE), null);
        }
        Attached attached = attachments.attach(from, frame.texts("files", Attachments.MOST, Attachments.MAX_ID));
        return said(from, frame, frame.maybeBlank("message", ChatKind.MAX_MESSAGE), attached);
    }

    /** @param attached null: it carries no files */
    private Received said(Member from, Frame frame, String message, Attached attached) {
        List<Notice> notices = new ArrayList<>(mentions.of(from, message));
        OptionalLong answered = frame.optionalWhole("thread", 1, Long.MAX_VALUE);
        if (answered.isPresent()) {
            Entry target = message(from, "thread", answered.getAsLong());
            return new Received.Store(carrying(answer(from, frame, target, message, notices), attached));
        }
        notices.add(heardIn(from.room()));
        JsonObject body = MessageBody.said(message);
        if (from.caller().credential().isWebhook()) {
            body = MessageBody.via(body, frame.text(VIA, Webhooks.MAX_NAME), frame.optionalText(ICON, MAX_ICON));
        }
        return new Received.Store(
                carrying(Draft.of(from, frame, acting(frame, body)).noting(notices), attached));
    }

    /** What is said in a conversation is said to everybody in it. */
    static Notice heardIn(Room room) {
        return room.isDirect() ? Notice.toEverybody(Notice.What.DIRECT) : Notice.said();
    }

    private static JsonObject acting(Frame frame, JsonObject body) {
        return frame.flag(ACTION, false) ? MessageBody.acting(body) : body;
    }

    /** @param attached null: it carries no files */
    static Draft carrying(Draft draft, Attached attached) {
        return attached == null
                ? draft
                : draft.saying(MessageBody.carrying(draft.body(), attached.described()))
                        .with(draft.effect().and(attached.binding()));
    }

    /** @param answered a message, or an answer to one, which has no thread of its own */
    private Draft answer(Member from, Frame frame, Entry answered, String message, List<Notice> notices) {
        long inner = MessageBody.thread(answered.body());
        Entry first = inner == 0 ? answered : message(from, "thread", inner);
        boolean inRoom = frame.flag("in_room", false);
        Set<String> called = notices.stream()
                .flatMap(notice -> notice.logins().stream())
                .filter(login -> !login.equals(from.login()))
                .collect(Collectors.toSet());
        notices.add(Notice.to(
                Notice.What.REPLY, threads.followers(from.room().getId(), first.getSeq(), first.getAuthor())));
        if (inRoom || from.room().isDirect()) {
            notices.add(heardIn(from.room()));
        }
        Draft draft = Draft.of(from, frame, acting(frame, MessageBody.replying(message, first.getSeq(), inRoom)))
                .noting(notices)
                .with(Threads.answering(first.getSeq(), called));
        return inRoom ? draft : draft.quietly();
    }

    Received edited(Member from, Frame frame) {
        Entry said = unforwarded(changeable(from, frame, false));
        long target = said.getSeq();
        String message = frame.text("message", ChatKind.MAX_MESSAGE);
        JsonObject body = about(target).add("message", message).build();
        return change(from, frame, body, (rows, appended) -> {
            Entry changed = undeleted(rows, appended.getRoomId(), target);
            revisions.keep(rows, changed, appended, held.keep(rows, changed, appended));
            changed.replaceBody(MessageBody.edited(changed.body(), message));
            emptyEarlierEdits(rows, appended, target);
        });
    }

    Received deleted(Member from, Frame frame) {
        Entry deleted = changeable(from, frame, from.canModerate());
        long target = deleted.getSeq();
        long thread = MessageBody.thread(deleted.body());
        Draft.Effect recording = moderation.recordingDeletion(from, target);
        JsonObjectBuilder body = about(target);
        return change(
                from,
                frame,
                (thread == 0 ? body : body.add("thread", thread)).build(),
                erasing(target, thread).and(recording));
    }

    /** For the room itself, of an author who was erased. What else they did to messages goes with these. */
    List<Draft> erasing(Room room, List<Entry> said) {
        return said.stream()
                .filter(entry -> entry.getType().equals("message") && !MessageBody.isDeleted(entry.body()))
                .map(entry -> {
                    long thread = MessageBody.thread(entry.body());
                    JsonObjectBuilder body = about(entry.getSeq());
                    return Draft.bySystem(
                                    room,
                                    "delete",
                                    "erased-" + entry.getSeq(),
                                    (thread == 0 ? body : body.add("thread", thread)).build())
                            .quietly()
                            .with(erasing(entry.getSeq(), thread));
                })
                .toList();
    }

    private Draft.Effect erasing(long target, long thread) {
        return (rows, appended) -> {
            Entry erased = undeleted(rows, appended.getRoomId(), target);
            boolean kept = held.keep(rows, erased, appended);
            if (!MessageBody.files(erased.body()).isEmpty()) {
                attachments.withdraw(rows, erased);
            }
            erased.replaceBody(MessageBody.erased(erased.body()));
            emptyEarlierEdits(rows, appended, target);
            Revisions.removed(rows, erased, appended, kept);
            Pins.withdraw(rows, erased);
            Forwards.withdraw(rows, erased);
            if (thread != 0) {
                Threads.withdraw(rows, erased, thread, appended.getSeq());
            }
        };
    }

    Received reacted(Member from, Frame frame) {
        long target =
                message(from, "seq", frame.whole("seq", 1, Long.MAX_VALUE)).getSeq();
        String reaction = Reaction.of(frame);
        boolean taken = frame.flag("remove", false);
        return change(from, frame, taken(about(target).add("reaction", reaction), taken), (rows, appended) -> {
            Entry message = undeleted(rows, appended.getRoomId(), target);
            message.replaceBody(MessageBody.reacted(message.body(), reaction, from.login(), taken));
        });
    }

    Received pinned(Member from, Frame frame) {
        long target =
                message(from, "seq", frame.whole("seq", 1, Long.MAX_VALUE)).getSeq();
        boolean taken = frame.flag("remove", false);
        return change(from, frame, taken(about(target), taken), Pins.pinning(target, !taken));
    }

    /** One of a message's tasks, by whoever may write here: a list in a chat is everybody's. */
    Received ticked(Member from, Frame frame) {
        Entry listed = unforwarded(message(from, "seq", frame.whole("seq", 1, Long.MAX_VALUE)));
        long target = listed.getSeq();
        int task = (int) frame.whole("task", 0, ChatKind.MAX_MESSAGE);
        boolean done = frame.flag("done", true);
        JsonObject body = about(target).add("task", task).add("done", done).build();
        return change(from, frame, body, (rows, appended) -> {
            Entry message = undeleted(rows, appended.getRoomId(), target);
            String text = Markdown.ticked(message.body().getString("message", ""), task, done)
                    .orElseThrow(() -> Problem.invalid("task", "the message has no task " + task));
            held.keep(rows, message, appended);
            message.replaceBody(MessageBody.saying(message.body(), text));
        });
    }

    /** What it says about an earlier entry comes first: {@link #emptyEarlierEdits} looks for that. */
    private static JsonObjectBuilder about(long target) {
        return Json.createObjectBuilder().add("target", target);
    }

    private static JsonObject taken(JsonObjectBuilder body, boolean taken) {
        return (taken ? body.add("remove", true) : body).build();
    }

    private static Received change(Member from, Frame frame, JsonObject body, Draft.Effect effect) {
        return new Received.Store(Draft.of(from, frame, body).quietly().with(effect));
    }

    private Entry message(Member from, String field, long seq) {
        return entries.one(from.room().getId(), seq)
                .filter(found -> found.getType().equals("message"))
                .orElseThrow(() -> Threads.noMessage(field, seq));
    }

    /** A message that may be changed by this member. */
    private Entry changeable(Member from, Frame frame, boolean othersToo) {
        Entry entry = message(from, "seq", frame.whole("seq", 1, Long.MAX_VALUE));
        if (!othersToo && !entry.getAuthor().equals(from.login())) {
            throw Problem.of(ErrorCode.FORBIDDEN, "the message is somebody else's");
        }
        return entry;
    }

    private static Entry unforwarded(Entry message) {
        if (MessageBody.forwarded(message.body()) != null) {
            throw Problem.of(ErrorCode.FORBIDDEN, "what was said elsewhere is forwarded as it is");
        }
        return message;
    }

    /** In the transaction of the entry, under its room's lock. */
    private static Entry undeleted(EntityManager rows, long room, long seq) {
        Entry message = rows.find(Entry.class, new Entry.Key(room, seq));
        if (message == null) {
            throw Threads.noMessage("seq", seq);
        }
        if (MessageBody.isDeleted(message.body())) {
            throw Problem.of(ErrorCode.CONFLICT, "the message was deleted");
        }
        return message;
    }

    /** What a message said before is in the log no more: a removed text is gone from the database. */
    private static void emptyEarlierEdits(EntityManager rows, Entry appended, long target) {
        rows.createQuery(
                        "select e from Entry e where e.roomId = :room and e.seq > :target and e.seq < :before and"
                                + " e.type = 'edit' and e.body like :ofTarget",
                        Entry.class)
                .setParameter("room", appended.getRoomId())
                .setParameter("target", target)
                .setParameter("before", appended.getSeq())
                .setParameter("ofTarget", "{\"target\":" + target + ",%")
                .getResultList()
                .forEach(edit ->
                        edit.replaceBody(about(target).add("message", "").build()));
    }
}
