package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.account.Accounts;
import io.atrium.account.Caller;
import io.atrium.account.Credential;
import io.atrium.account.LiveCredentials;
import io.atrium.account.Role;
import io.atrium.account.Tokens;
import io.atrium.account.User;
import io.atrium.channel.Threads;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Problem;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In the container: what is kept in memory costs no query, and is never older than the last change. */
@ExtendWith(ArquillianExtension.class)
class RoomMemoryInsideIT {
    private static final int TIMES = 100;

    /** By each time. What others ask by the clock, or in rounds behind the log as the index does, is asked less often; the demonstration's sensors measure all the time. */
    private static final String REPEATED_QUERIES =
            "select listagg(sql_statement, '; ') from information_schema.query_statistics"
                    + " where lower(sql_statement) like 'select%' and lower(sql_statement) not like '%for update%'"
                    + " and lower(sql_statement) not like '%information_schema%'"
                    + " and lower(sql_statement) not like '%sensor_bucket%' and execution_count >= " + TIMES / 2;

    @Inject
    private Rooms rooms;

    @Inject
    private RoomKeeping keeping;

    @Inject
    private Memberships memberships;

    @Inject
    private RoomTraffic traffic;

    @Inject
    private RoomHistory history;

    @Inject
    private EntryReader reader;

    @Inject
    private Accounts accounts;

    @Inject
    private Tokens tokens;

    @Inject
    private LiveCredentials credentials;

    @Inject
    private Threads threads;

    @Resource(lookup = "java:app/jdbc/atrium")
    private DataSource database;

    private Caller keeper;
    private Caller guest;
    private String name;

    @BeforeEach
    void furnish() {
        keeper = somebody("keeper");
        guest = somebody("guest");
        name = "m-" + UUID.randomUUID();
        keeping.create(
                keeper,
                new NewRoom(
                        name,
                        "Memory",
                        "",
                        "chat",
                        Visibility.OPEN,
                        JsonValue.EMPTY_JSON_OBJECT,
                        List.of(guest.login()),
                        null));
    }

    @Test
    void neither_coming_nor_saying_something_nor_coming_back_asks_the_database_anything() throws Exception {
        String token = tokens.create(guest, "test", null).token();
        live(token);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set query_statistics true");
            for (int i = 0; i < TIMES; i++) {
                live(token);
            }
            try (ResultSet queries = statement.executeQuery(REPEATED_QUERIES)) {
                assertTrue(queries.next());
                assertNull(queries.getString(1));
            } finally {
                statement.execute("set query_statistics false");
            }
        }
        assertEquals(
                TIMES + 1, history.head(rooms.find(name).orElseThrow().getId()).seq());
    }

    private void live(String token) {
        Caller caller = tokens.authenticate(token).orElseThrow();
        assertTrue(credentials.hold(caller));
        Member member = rooms.join(caller, name);
        long before = history.head(member.room().getId()).seq();
        say(member, "{\"message\":\"hello\"}");
        assertEquals(
                1,
                history.replay(member.room().getId(), before, before + 1, 10_000)
                        .orElseThrow()
                        .size());
    }

    @Test
    void what_is_replayed_is_what_the_log_says() {
        Member member = rooms.join(guest, name);
        long room = member.room().getId();
        assertEquals(0, history.head(room).seq());
        for (int i = 1; i <= 20; i++) {
            say(member, "{\"message\":\"secret " + i + "\"}");
        }
        say(member, "{\"type\":\"edit\",\"seq\":3,\"message\":\"secret, edited\"}");
        say(member, "{\"type\":\"edit\",\"seq\":4,\"message\":\"corrected\"}");
        say(member, "{\"type\":\"delete\",\"seq\":3}");
        List<Line> replayed = history.after(room, 0, 100);
        assertEquals(EntryReader.lines(reader.after(room, 0, 100)), replayed);
        assertFalse(replayed.toString().contains("secret 3\"")
                || replayed.toString().contains("secret, edited"));
        assertTrue(replayed.get(3).json().contains("corrected"));
    }

    @Test
    void a_right_that_ended_is_forgotten_when_its_end_is_told() {
        Room room = rooms.join(guest, name).room();
        Member by = rooms.member(keeper, name);
        String token = tokens.create(guest, "test", null).token();
        Caller caller = tokens.authenticate(token).orElseThrow();
        assertTrue(credentials.hold(caller));
        assertNotNull(tokens.list(guest.userId()).get(0).getLastUsedAt());

        memberships.admit(Warden.of(by), guest.login(), MemberRole.READER);
        assertEquals(MemberRole.READER, rooms.member(guest, name).role());
        memberships.remove(Warden.of(by), guest.login(), false);
        assertEquals(
                ErrorCode.FORBIDDEN,
                assertThrows(Problem.class, () -> rooms.join(guest, name)).code());
        keeping.update(Warden.of(by), RoomChange.of("Renamed", null, null, null));
        assertEquals("Renamed", rooms.find(name).orElseThrow().getTitle());

        assertTrue(tokens.revoke(
                guest, guest.userId(), tokens.list(guest.userId()).get(0).getId()));
        assertTrue(tokens.authenticate(token).isEmpty());
        assertFalse(credentials.hold(caller));
        accounts.setEnabled(keeper, guest.userId(), false);
        assertFalse(credentials.hold(guest));

        keeping.delete(Warden.of(by));
        assertTrue(rooms.find(name).isEmpty());
        assertThrows(Problem.class, () -> history.head(room.getId()));
    }

    @Test
    void readers_beside_changes_never_leave_an_old_right_behind() throws Exception {
        Member by = rooms.member(keeper, name);
        AtomicBoolean done = new AtomicBoolean();
        try {
            List<Future<?>> reading = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                // The server's threads: on others Payara mixes up whose transaction it is.
                reading.add(threads.executor().submit(() -> {
                    while (!done.get()) {
                        assertTrue(rooms.member(guest, name).role() != MemberRole.KEEPER);
                    }
                }));
            }
            for (int i = 0; i < 100; i++) {
                MemberRole role = i % 2 == 0 ? MemberRole.READER : MemberRole.MEMBER;
                memberships.admit(Warden.of(by), guest.login(), role);
                assertEquals(role, rooms.member(guest, name).role());
            }
            done.set(true);
            for (Future<?> one : reading) {
                one.get(30, TimeUnit.SECONDS);
            }
        } finally {
            done.set(true);
        }
    }

    private void say(Member member, String json) {
        Frame frame = FrameCodec.decode(json);
        traffic.receive(member, frame, null)
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private Caller somebody(String role) {
        String login = role + "-" + System.nanoTime();
        accounts.createWithNewPassword(login, "Some Body", Role.MEMBER);
        User user = accounts.find(login).orElseThrow();
        return Caller.of(user, Credential.session("test"));
    }
}
