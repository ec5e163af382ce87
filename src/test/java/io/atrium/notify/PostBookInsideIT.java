package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.account.Accounts;
import io.atrium.account.Caller;
import io.atrium.account.Credential;
import io.atrium.account.Role;
import io.atrium.account.User;
import io.atrium.notify.Letter.State;
import io.atrium.notify.Notification.Place;
import io.atrium.room.Notice.What;
import io.atrium.room.Rooms;
import io.atrium.room.Scribe;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In the container, with no mail server: ten thousand of everything. */
@ExtendWith(ArquillianExtension.class)
class PostBookInsideIT {
    private static final int MANY = 10_000;
    private static final int AT_ONCE = 200;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject
    private PostBook book;

    @Inject
    private NoticeStore store;

    @Inject
    private Notices notices;

    @Inject
    private Accounts accounts;

    @Inject
    private Rooms rooms;

    @Inject
    private Scribe scribe;

    @Test
    void ten_thousand_notices_are_paged_and_told_in_one_letter() throws Exception {
        User user = accounts.create("avid", "Avid", "a good password", Role.MEMBER);
        Caller avid = Caller.of(user, Credential.session("test"));
        accounts.changeMail(avid, user.getId(), "avid@example.com");
        long room = scribe.newRoom();
        rooms.join(avid, store.room(room).orElseThrow().getName());
        Instant now = NoticeStore.now();
        scribe.commit(entities -> {
            for (int seq = 1; seq <= MANY; seq++) {
                // Three at a time in the same moment: a page's end falls between them.
                entities.persist(new Notification(
                        user.getId(), new Place(room, seq), What.MENTION, "ann", now.minusMillis((MANY - seq) / 3)));
            }
        });
        assertEquals(MANY, paged(avid).size());

        assertTrue(book.readers(now, now, AT_ONCE).contains(user.getId()));
        book.write(user.getId(), now, MINUTE);
        book.write(user.getId(), now.plus(MINUTE), MINUTE);
        List<Letter> letters = letters(user.getId());
        assertEquals(1, letters.size());
        String plain = letters.get(0).content().plain();
        assertTrue(plain.contains("And 9,970 more."), plain);
        assertEquals(LetterWriter.MOST, plain.split("/room/scribe-", -1).length - 1);
        assertTrue(letters.get(0).content().subject().startsWith("10,000 things"));
    }

    /** The numbers of the entries, each once and the newest first, as the panel asks for them. */
    private Set<Integer> paged(Caller reader) {
        Set<Integer> seqs = new HashSet<>();
        String next = "";
        Instant before = Instant.MAX;
        do {
            JsonObject page = notices.page(reader, next, 100);
            assertEquals(MANY, page.getInt("unread"));
            for (JsonObject notice : page.getJsonArray("notices").getValuesAs(JsonObject.class)) {
                Instant at = Instant.parse(notice.getString("at"));
                assertTrue(!at.isAfter(before) && seqs.add(notice.getInt("seq")), notice.toString());
                before = at;
            }
            next = page.getString("next", null);
        } while (next != null);
        return seqs;
    }

    private List<Letter> letters(long userId) throws Exception {
        List<Letter> found = new ArrayList<>();
        scribe.commit(entities ->
                found.addAll(entities.createQuery("select l from Letter l where l.userId = :user", Letter.class)
                        .setParameter("user", userId)
                        .getResultList()));
        return found;
    }

    @Test
    void ten_thousand_letters_are_sent_two_hundred_at_a_time_each_once_and_none_is_lost() throws Exception {
        User user = accounts.create("lettered", "Lettered", "a good password", Role.MEMBER);
        Instant now = NoticeStore.now();
        scribe.commit(entities -> {
            for (int i = 0; i < MANY; i++) {
                Letter.Content content = new Letter.Content("No. " + (i + 100), "plain", "<p>html");
                entities.persist(new Letter(user.getId(), "lettered@example.com", content, "key", now));
            }
        });
        Set<String> sent = new HashSet<>();
        int rounds = send(now, sent);
        assertEquals(MANY - MANY / 100, sent.size());
        assertEquals(MANY / AT_ONCE, rounds);
        assertEquals(0, send(now.plusSeconds(59), sent));
        assertEquals(1, send(now.plus(MINUTE), sent));
        assertEquals(MANY, sent.size());
        assertTrue(letters(user.getId()).stream().allMatch(letter -> letter.getState() == State.SENT));
    }

    /** Until none is due; of each hundred the mail server does not take one at first. @return how many rounds that took */
    private int send(Instant now, Set<String> sent) {
        int rounds = 0;
        for (List<Long> due = book.due(now, AT_ONCE); !due.isEmpty(); due = book.due(now, AT_ONCE)) {
            assertTrue(due.size() <= AT_ONCE);
            rounds++;
            for (long id : due) {
                Optional<Letter> begun = book.begin(id, now, now.plus(MINUTE));
                assertTrue(book.begin(id, now, now.plus(MINUTE)).isEmpty(), "another node could send it too");
                Letter letter = begun.orElseThrow();
                boolean isTaken =
                        letter.getTries() > 1 || !letter.content().subject().endsWith("00");
                if (isTaken) {
                    assertTrue(sent.add(letter.getMessageId()));
                }
                book.end(id, ending -> {
                    if (isTaken) {
                        ending.sent();
                    } else {
                        ending.later("away", now, MINUTE);
                    }
                });
            }
        }
        return rounds;
    }
}
