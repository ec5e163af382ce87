package io.atrium.room;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Threads;
import io.atrium.room.ReadMarks.Mark;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import io.atrium.wire.Frame;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/** What a member sends, on its way to the kind and from there to the log or to the group. Every door brings its frames here. */
@ApplicationScoped
public class RoomTraffic {
    /** Understood in rooms of every kind: how far the sender has read. */
    private static final String READ = "read";

    /** Likewise: that the sender wants to go on reading at an entry. */
    private static final String UNREAD = "unread";

    /** Likewise: a command, which may become any of these. */
    private static final String COMMAND = "command";

    @Inject
    private RoomKinds kinds;

    @Inject
    private RoomLog log;

    @Inject
    private Conversations conversations;

    @Inject
    private SlowMode slowMode;

    @Inject
    private Deeds deeds;

    /** Asked for when there is a command: it brings frames here itself. */
    @Inject
    private Instance<CommandDesk> commands;

    @Inject
    private ReadMarks readMarks;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Threads threads;

    @Inject
    private Event<HasRead> hasRead;

    @Inject
    private Event<HasUnread> hasUnread;

    private Executor answering;
    private MarkWriter marks;

    /** That somebody has read a room up to an entry. Fired after the commit. */
    public record HasRead(Member member, long seq) {}

    /** That somebody wants to go on reading a room after an entry they had read beyond. Fired after the commit. */
    public record HasUnread(Member member, long seq) {}

    @PostConstruct
    void start() {
        answering = new BoundedExecutor(threads.executor(), 2);
        marks = new MarkWriter(readMarks::moveAll, new BoundedExecutor(threads.executor(), 1));
    }

    /** Whether a frame moves its sender's read mark, and nothing else. */
    public static boolean isMark(Frame frame) {
        return READ.equals(frame.type()) || UNREAD.equals(frame.type());
    }

    /**
     * Takes one frame.
     *
     * @param session the sender's, which need not hear its own whisper; null where it has none
     * @return completes after the commit: where the entry stands, or empty for what is not stored; or with a {@link Problem}
     */
    public CompletionStage<Optional<Appended>> receive(Member member, Frame frame, String session) {
        if (isMark(frame)) {
            return marks.move(mark(member, frame)).thenApply(moved -> Optional.empty());
        }
        if (COMMAND.equals(frame.type())) {
            return commands.get().run(conversations.seenNow(member), frame).thenApply(done -> Optional.empty());
        }
        Received received = interpret(member, frame);
        if (received instanceof Received.Store store) {
            return slowMode.during(member, List.of(store.draft()), () -> log.append(store.draft()))
                    .thenApply(Optional::of);
        }
        if (received instanceof Received.StoreAll all) {
            return slowMode.during(member, all.drafts(), () -> log.appendAll(all.drafts()))
                    .thenApply(appended -> last(own(all.drafts(), appended)));
        }
        if (received instanceof Received.Enact enact) {
            deeds.enact(List.of(enact));
        } else {
            whisper(member, (Received.Whisper) received, session);
        }
        return CompletableFuture.completedFuture(Optional.empty());
    }

    /**
     * Takes several frames in one transaction: all of them are stored, or none. They come without a socket, so nobody tells that
     * their sender knows what they say: the mark follows them.
     *
     * @return in the order of the frames, one for each entry of the sender's; of those that leave no entry nothing
     */
    public CompletionStage<List<Appended>> receiveAll(Member member, List<Frame> frames) {
        if (frames.size() == 1 && COMMAND.equals(frames.get(0).type())) {
            return receive(member, frames.get(0), null).thenApply(nothing -> List.of());
        }
        List<Draft> drafts = new ArrayList<>(frames.size());
        List<Received.Enact> enacted = new ArrayList<>();
        for (Frame frame : frames) {
            Received received = interpret(member, frame);
            if (received instanceof Received.Store store) {
                drafts.add(store.draft().readBy(member));
            } else if (received instanceof Received.StoreAll all) {
                all.drafts().forEach(draft -> drafts.add(draft.readBy(member)));
            } else if (received instanceof Received.Enact enact) {
                enacted.add(enact);
            } else {
                throw Problem.invalid("type", "only what is stored may be sent here, not " + frame.type());
            }
        }
        if (enacted.isEmpty()) {
            // Answered on another thread than the log's, which has others' entries to store.
            return slowMode.during(member, drafts, () -> log.appendAll(drafts))
                    .thenApplyAsync(appended -> own(drafts, appended), answering);
        }
        if (!drafts.isEmpty()) {
            throw Problem.invalid("type", "what leaves no entry can't be sent together with what does");
        }
        deeds.enact(enacted);
        return CompletableFuture.completedFuture(List.of());
    }

    /**
     * Whether a frame that is to be stored later would be taken by now; nothing comes of it.
     *
     * @throws Problem as {@link #receive} would
     */
    public void check(Member member, Frame frame) {
        Received received = interpret(member, frame);
        if (!(received instanceof Received.Store || received instanceof Received.StoreAll)) {
            throw Problem.invalid("type", "only what is stored may be sent later, not " + frame.type());
        }
    }

    /** Without what the room itself adds: the sender has a ref for the one, and no use for the other. */
    private static List<Appended> own(List<Draft> drafts, List<Appended> appended) {
        return IntStream.range(0, drafts.size())
                .filter(i -> !drafts.get(i).author().equals(RoomLog.SYSTEM))
                .mapToObj(appended::get)
                .toList();
    }

    private static Optional<Appended> last(List<Appended> appended) {
        return appended.isEmpty() ? Optional.empty() : Optional.of(appended.get(appended.size() - 1));
    }

    void onCommitted(@Observes @Committed Changes changes) {
        changes.created(HasRead.class).forEach(hasRead::fire);
        changes.created(HasUnread.class).forEach(hasUnread::fire);
    }

    private Received interpret(Member member, Frame frame) {
        RoomKind kind = kinds.of(member.room());
        Frame typed = frame.type() == null ? frame.withType(kind.defaultType()) : frame;
        if (!kind.isOpenToReaders(typed.type())) {
            conversations.seenNow(member).requireWriting();
        }
        Received received = kind.receive(member, typed);
        return member.caller().credential().isWebhook() ? marked(received, typed) : received;
    }

    /** So that what others have said is not told to others again, whatever the room's kind. */
    private static Received marked(Received received, Frame frame) {
        JsonValue via = frame.body().getOrDefault(Draft.VIA, JsonValue.EMPTY_JSON_OBJECT);
        if (received instanceof Received.Store store) {
            return new Received.Store(store.draft().via(via));
        }
        return received instanceof Received.StoreAll all
                ? new Received.StoreAll(
                        all.drafts().stream().map(draft -> draft.via(via)).toList())
                : received;
    }

    private void whisper(Member member, Received.Whisper whisper, String session) {
        layer.groupSend(member.room().group(), Message.ephemeral(whisper.frame().toString(), session));
    }

    /** What is unread begins with the entry that is named. */
    private static Mark mark(Member member, Frame frame) {
        return UNREAD.equals(frame.type())
                ? new Mark(member, frame.whole("seq", 1, Long.MAX_VALUE) - 1, true)
                : new Mark(member, frame.whole("seq", 0, Long.MAX_VALUE), false);
    }
}
