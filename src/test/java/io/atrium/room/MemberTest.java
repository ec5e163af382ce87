package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.account.Caller;
import io.atrium.account.Credential;
import io.atrium.account.Role;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may write, and what keeps them from it. */
class MemberTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final Room room = KindFixtures.room("chat", JsonValue.EMPTY_JSON_OBJECT, NOON);

    @Test
    void a_mute_ends_by_itself() {
        Member bob = member(MemberRole.MEMBER, new Mute(NOON, "ann", ""));
        assertEquals(
                Hold.Why.MUTED, bob.holdAt(NOON.minusMillis(1)).orElseThrow().why());
        assertTrue(bob.holdAt(NOON).isEmpty());
        assertTrue(bob.canWrite());
    }

    @Test
    void one_without_an_end_lasts_until_it_is_lifted() {
        Member bob = member(MemberRole.MEMBER, new Mute(null, "ann", ""));
        assertFalse(bob.canWrite());
        assertTrue(member(MemberRole.MEMBER, null).canWrite());
    }

    @Test
    void who_is_muted_is_told_until_when_by_whom_and_why() {
        Member bob = member(MemberRole.MEMBER, new Mute(Instant.parse("2099-01-01T00:00:00Z"), "ann", "shouting"));
        Problem refused = assertThrows(Problem.class, bob::requireWriting);
        assertEquals(ErrorCode.FORBIDDEN, refused.code());
        JsonObject frame = refused.toFrame("c-1");
        assertEquals("ann has muted you until 2099-01-01T00:00:00.000Z: shouting", frame.getString("detail"));
        assertEquals(
                "{\"why\":\"muted\",\"until\":\"2099-01-01T00:00:00.000Z\",\"by\":\"ann\",\"reason\":\"shouting\"}",
                frame.getJsonObject("held").toString());
        assertEquals(frame.get("held"), refused.toProblemJson().get("held"));
    }

    @ParameterizedTest
    @EnumSource(MemberRole.class)
    void a_lock_keeps_out_all_but_those_who_may_open_it(MemberRole role) {
        room.setLocked(true);
        assertEquals(role.mayModerate(), member(role, null).canWrite());
    }

    @ParameterizedTest
    @EnumSource(MemberRole.class)
    void in_an_archived_room_nobody_writes(MemberRole role) {
        room.setArchivedAt(NOON);
        assertFalse(member(role, null).canWrite());
    }

    @Test
    void of_several_reasons_the_one_that_lasts_longest_is_told() {
        Member bob = member(MemberRole.MEMBER, new Mute(null, "ann", ""));
        room.setLocked(true);
        assertEquals(Hold.Why.LOCKED, bob.holdAt(NOON).orElseThrow().why());
        room.setArchivedAt(NOON);
        assertEquals(Hold.Why.ARCHIVED, bob.holdAt(NOON).orElseThrow().why());
    }

    @Test
    void readers_are_told_that_they_are_readers() {
        room.setLocked(true);
        Problem refused = assertThrows(Problem.class, member(MemberRole.READER, null)::requireWriting);
        assertFalse(refused.toFrame(null).containsKey("held"));
    }

    @ParameterizedTest
    @CsvSource({
        "KEEPER,    KEEPER,    true",
        "KEEPER,    MEMBER,    true",
        "MODERATOR, MEMBER,    true",
        "MODERATOR, READER,    true",
        "MODERATOR, MODERATOR, false",
        "MODERATOR, KEEPER,    false",
        "MEMBER,    READER,    false"
    })
    void one_has_authority_over_those_below(MemberRole role, MemberRole other, boolean allowed) {
        Warden warden = Warden.of(member(role, null));
        if (allowed) {
            warden.requireAuthorityOver(other);
        } else {
            assertThrows(Problem.class, () -> warden.requireAuthorityOver(other));
        }
    }

    private Member member(MemberRole role, Mute mute) {
        Caller caller = new Caller(2, "bob", "Bob", Role.MEMBER, Credential.session("test"));
        return new Member(room, caller, role, mute);
    }
}
