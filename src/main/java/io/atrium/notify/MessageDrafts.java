package io.atrium.notify;

import io.atrium.account.Caller;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Threads;
import io.atrium.room.Forgotten;
import io.atrium.room.Member;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a person has begun to write and not sent: one draft a room and one a thread, the same in all of their windows. */
@ApplicationScoped
public class MessageDrafts {
    /** As the column takes, and a message of the default frame. */
    private static final int LONGEST = 65_536;

    private static final Logger LOG = Logger.getLogger(MessageDrafts.class.getName());

    @Inject
    private DraftBook book;

    @Inject
    private ChannelLayer layer;

    @Inject
    @ConfigProperty(name = "atrium.max-draft", defaultValue = "16384")
    private int longest;

    @Inject
    private Threads threads;

    private Executor forgetting;

    @PostConstruct
    void start() {
        forgetting = new BoundedExecutor(threads.executor(), 1);
    }

    /** Where there are some, without their texts; what was written last first. */
    public JsonObject all(Caller caller) {
        JsonArrayBuilder drafts = Json.createArrayBuilder();
        book.of(caller.userId())
                .forEach(found -> drafts.add(json(found.thread(), found.at()).add("room", found.room())));
        return Json.createObjectBuilder().add("drafts", drafts).build();
    }

    /** The names of the rooms in which there are some, be it in their threads. */
    public Set<String> rooms(Caller caller) {
        return book.of(caller.userId()).stream().map(DraftBook.Found::room).collect(Collectors.toSet());
    }

    /** Those of one room, with their texts: the room's own, and its threads'. */
    public JsonObject in(Member member) {
        JsonArrayBuilder drafts = Json.createArrayBuilder();
        book.of(member.caller().userId(), member.room().getId())
                .forEach(draft ->
                        drafts.add(json(draft.getThread(), draft.getAt()).add("text", draft.getText())));
        return Json.createObjectBuilder().add("drafts", drafts).build();
    }

    private static JsonObjectBuilder json(long thread, Instant at) {
        return Json.createObjectBuilder().add("thread", thread).add("at", Instants.wire(at));
    }

    /**
     * Keeps a draft in place of the one before.
     *
     * @param thread the message that is being answered; 0: none
     * @param text empty: there is none any more
     * @param page which of the person's windows says so, to be told with it: that one knows; or null
     * @throws Problem {@code too_large}, {@code too_many_drafts}
     */
    public void write(Member member, long thread, String text, String page) {
        int most = Math.min(longest, LONGEST);
        if (text.length() > most) {
            throw Problem.of(ErrorCode.TOO_LARGE, "a draft takes at most " + most + " characters");
        }
        long user = member.caller().userId();
        if (book.write(user, new MessageDraft.Key(member.room().getId(), user, thread), text)) {
            JsonObjectBuilder frame = Json.createObjectBuilder()
                    .add("type", "draft")
                    .add("room", member.room().getName())
                    .add("thread", thread)
                    .add("text", text);
            if (page != null) {
                frame.add("page", page);
            }
            layer.groupSend(
                    LobbyFeed.user(member.login()),
                    Message.ephemeral(frame.build().toString(), null));
        }
    }

    void onCommitted(@Observes @Committed Changes changes) {
        changes.created(Forgotten.class).forEach(gone -> forgetting.execute(() -> forget(gone)));
    }

    private void forget(Forgotten gone) {
        try {
            book.forgetBefore(gone.roomId(), gone.firstSeq());
        } catch (RuntimeException failure) {
            LOG.log(
                    Level.WARNING,
                    "drafts in forgotten threads could not be removed; the next forgetting takes them along",
                    failure);
        }
    }
}
