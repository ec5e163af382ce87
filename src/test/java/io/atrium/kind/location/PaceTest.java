package io.atrium.kind.location;

import static io.atrium.kind.location.Told.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.account.Caller;
import io.atrium.account.Credential;
import io.atrium.account.Role;
import io.atrium.room.KindFixtures;
import io.atrium.room.Member;
import io.atrium.room.MemberRole;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Problem;
import jakarta.json.JsonValue;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One position a second. */
class PaceTest {
    private final Pace pace = new Pace();
    private final Member ann = member("ann");

    @Test
    void a_second_position_within_a_second_is_told_when_to_come_again() {
        take(ann, "{}", at(0));
        Problem refused = assertThrows(Problem.class, () -> take(ann, "{}", at(0).plusMillis(500)));
        assertEquals(ErrorCode.RATE_LIMITED, refused.code());
        assertEquals(1, refused.retryAfterSeconds());
        assertTrue(pace.isTooSoon(ann, at(0).plusMillis(500)));
        assertFalse(pace.isTooSoon(ann, at(1)));
        take(ann, "{}", at(1));
    }

    @Test
    void who_counts_in_seconds_may_tremble_by_a_tenth() {
        take(ann, "{}", at(0));
        take(ann, "{}", at(1).minusMillis(90));
    }

    @Test
    void others_have_seconds_of_their_own() {
        take(ann, "{}", at(0));
        take(member("bob"), "{}", at(0));
    }

    @Test
    void what_is_sent_again_under_its_ref_is_not_a_second_one() {
        take(ann, "{\"ref\":\"a\"}", at(0));
        take(ann, "{\"ref\":\"a\"}", at(0));
        assertThrows(Problem.class, () -> take(ann, "{\"ref\":\"b\"}", at(0)));
    }

    @Test
    void a_device_that_was_offline_brings_its_seconds_all_at_once() {
        for (int i = 0; i < 100; i++) {
            take(ann, "{}", at(i));
        }
    }

    private void take(Member from, String frame, Instant when) {
        pace.take(from, Frame.of(FrameCodec.object(frame)), when);
    }

    private static Member member(String login) {
        Caller caller = new Caller(7, login, login, Role.MEMBER, Credential.session("test"));
        return new Member(
                KindFixtures.room(LocationKind.ID, JsonValue.EMPTY_JSON_OBJECT, Told.START), caller, MemberRole.MEMBER);
    }
}
