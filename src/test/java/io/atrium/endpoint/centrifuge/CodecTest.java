package io.atrium.endpoint.centrifuge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.channel.Message;
import io.atrium.endpoint.centrifuge.Disconnect.Demanded;
import io.atrium.wire.CloseCode;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands in, replies and pushes out. */
class CodecTest {
    private final ChannelDialect dialect = new ChannelDialect("room:ops");

    @Test
    void a_command_is_an_id_and_a_member_that_names_it() {
        Command command =
                Command.decode("{\"id\":7,\"subscribe\":{\"channel\":\"room:ops\",\"recover\":true,\"offset\":3}}");
        assertEquals(7, command.id());
        assertEquals("subscribe", command.name());
        assertEquals("room:ops", command.channel());
        assertTrue(command.flag("recover"));
        assertEquals(3, command.whole("offset", 0, Long.MAX_VALUE));
        assertEquals("", command.text("epoch"));
    }

    @Test
    void of_several_members_the_first_in_centrifugos_order_counts() {
        assertEquals(
                "subscribe",
                Command.decode("{\"id\":1,\"publish\":{},\"subscribe\":{},\"rpc\":null}")
                        .name());
    }

    @Test
    void an_empty_object_is_a_pong_and_only_send_needs_no_id() {
        assertTrue(Command.decode("{}").isPong());
        assertEquals(0, Command.decode("{\"send\":{\"data\":{}}}").id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "\"ping\"",
                "{\"id\":1}",
                "{\"id\":0,\"ping\":{}}",
                "{\"ping\":{}}",
                "{\"id\":1,\"ping\":1}",
                "{\"id\":1.5,\"ping\":{}}",
                "{\"id\":4294967296,\"ping\":{}}",
                "{\"id\":1e999999,\"ping\":{}}",
                "{\"id\":\"1\",\"ping\":{}}",
                "{\"id\":1,\"ping\":{}}{}",
            })
    void what_is_no_command_demands_a_disconnect(String line) {
        assertEquals(
                Disconnect.BAD_REQUEST,
                assertThrows(Demanded.class, () -> Command.decode(line)).disconnect());
    }

    @Test
    void a_member_of_the_wrong_type_demands_a_disconnect() {
        Command command =
                Command.decode("{\"id\":1,\"history\":{\"channel\":5,\"limit\":\"9\",\"reverse\":1,\"since\":[]}}");
        assertThrows(Demanded.class, command::channel);
        assertThrows(Demanded.class, () -> command.whole("limit", 0, 9));
        assertThrows(Demanded.class, () -> command.flag("reverse"));
        assertThrows(Demanded.class, () -> command.object("since"));
    }

    @Test
    void an_entry_is_a_publication_at_its_number_and_a_whisper_has_none() {
        assertEquals(
                "{\"push\":{\"channel\":\"room:ops\",\"pub\":{\"data\":{\"type\":\"message\",\"seq\":9},\"offset\":9}}}",
                dialect.encode(Message.entry(9, "{\"type\":\"message\",\"seq\":9}")));
        assertEquals(
                "{\"push\":{\"channel\":\"room:ops\",\"pub\":{\"data\":{\"type\":\"typing\"}}}}",
                dialect.encode(Message.ephemeral("{\"type\":\"typing\"}", null)));
    }

    @Test
    void people_who_came_and_went_are_a_push_each() {
        String news = "{\"type\":\"presence\",\"joined\":[\"ann\",\"bob\"],\"left\":[\"cho\"],\"online\":2}";
        List<String> pushes =
                dialect.encode(Message.ephemeral(news, null)).lines().toList();
        assertEquals(3, pushes.size());
        assertEquals(
                "{\"push\":{\"channel\":\"room:ops\",\"join\":{\"info\":{\"user\":\"ann\",\"client\":\"ann\"}}}}",
                pushes.get(0));
        assertTrue(pushes.get(2).contains("\"leave\":{\"info\":{\"user\":\"cho\""));
    }

    @Test
    void dialects_of_one_channel_are_one_and_join_their_pushes_in_lines() {
        assertEquals(dialect, new ChannelDialect("room:ops"));
        assertEquals(List.of("a\nb"), dialect.join(List.of("a", "b")));
        assertEquals(List.of("a"), dialect.join(List.of("a")));
    }

    @Test
    void streams_frame_each_reply_whatever_it_was_joined_with() {
        List<String> frames = List.of("{\"a\":1}\n{\"b\":2}", "{}");
        assertEquals("{\"a\":1}\n{\"b\":2}\n{}\n", text(StreamLink.LINES.encode(frames)));
        assertEquals("data: {\"a\":1}\n\ndata: {\"b\":2}\n\ndata: {}\n\n", text(StreamLink.EVENTS.encode(frames)));
    }

    @ParameterizedTest
    @EnumSource(CloseCode.class)
    void every_end_of_a_session_has_centrifugos_name_and_comes_back_where_ours_does(CloseCode why) {
        Disconnect disconnect = Disconnect.of(why);
        boolean comesBack = disconnect.code() >= 3000 && disconnect.code() < 3500;
        // Who was let in by a token that is over, or has said goodbye, may show another.
        boolean mayTryAgain = why == CloseCode.UNAUTHENTICATED || why == CloseCode.NORMAL;
        assertEquals(why.reconnect() || mayTryAgain, comesBack);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void every_error_has_a_number_and_our_code_in_front(ErrorCode code) {
        ReplyError error = ReplyError.of(Problem.of(code, "detail"));
        assertTrue(error.code() >= 100 && error.code() <= 112);
        assertEquals(code.wireName() + ": detail", error.message());
        assertEquals(code == ErrorCode.UNAVAILABLE || code == ErrorCode.RATE_LIMITED, error.temporary());
        assertEquals(
                error.code(),
                FrameCodec.stored(Replies.error(5, error))
                        .getJsonObject("error")
                        .getInt("code"));
    }

    @Test
    void a_kind_s_own_error_has_its_name_in_front_and_the_number_of_its_like() {
        ReplyError error = ReplyError.of(Problem.own("already_rung", ErrorCode.CONFLICT, "times", "detail"));
        assertEquals(107, error.code());
        assertEquals("already_rung: detail", error.message());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
