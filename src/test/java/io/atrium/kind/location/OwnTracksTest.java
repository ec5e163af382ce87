package io.atrium.kind.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnTracksTest {
    @Test
    void what_the_app_knows_becomes_a_position() {
        assertEquals(
                "{\"type\":\"position\",\"latitude\":53.5511,\"longitude\":9.9937,\"accuracy\":12,\"heading\":270,\"speed\":10.00,\"altitude\":-3,"
                        + "\"at\":\"2025-11-20T14:00:00.000Z\",\"ref\":\"owntracks-1763647200\"}",
                position(
                                "{\"_type\":\"location\",\"lat\":53.5511,\"lon\":9.9937,\"tst\":1763647200,\"acc\":12,\"vel\":36,\"cog\":270,\"alt\":-3,\"batt\":80,\"tid\":\"an\",\"conn\":\"w\"}")
                        .orElseThrow());
    }

    @Test
    void what_it_does_not_know_is_left_out() {
        assertEquals(
                "{\"type\":\"position\",\"latitude\":1,\"longitude\":2}",
                position("{\"_type\":\"location\",\"lat\":1,\"lon\":2,\"acc\":-1,\"vel\":-1,\"cog\":null}")
                        .orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"transition", "waypoint", "lwt", "status", "steps"})
    void what_else_it_tells_is_no_position(String type) {
        assertEquals(Optional.empty(), position("{\"_type\":\"" + type + "\",\"lat\":\"x\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"lat\":1,\"lon\":2}                                                | _type",
                "{\"_type\":\"location\",\"lon\":2}                                   | lat",
                "{\"_type\":\"location\",\"lat\":90.1,\"lon\":2}                      | lat",
                "{\"_type\":\"location\",\"lat\":1,\"lon\":\"2\"}                     | lon",
                "{\"_type\":\"location\",\"lat\":1,\"lon\":2,\"tst\":99999999999}     | tst",
                "{\"_type\":\"location\",\"lat\":1,\"lon\":2,\"tst\":\"now\"}         | tst",
                "{\"_type\":\"location\",\"lat\":1,\"lon\":2,\"vel\":\"fast\"}        | vel",
                "{\"_type\":\"location\",\"lat\":1,\"lon\":2,\"alt\":-99999}          | alt",
            })
    void what_is_wrong_is_named_as_the_app_calls_it(String message, String field) {
        Problem refused = assertThrows(Problem.class, () -> position(message.strip()));
        assertEquals(field, refused.field());
        assertEquals(ErrorCode.INVALID, refused.code());
    }

    @Test
    void a_list_is_no_message() {
        Problem refused = assertThrows(Problem.class, () -> OwnTracks.position(FrameCodec.structure("[]")));
        assertEquals(ErrorCode.MALFORMED, refused.code());
        assertTrue(OwnTracks.ANSWER.toString().equals("[]"));
    }

    private static Optional<String> position(String message) {
        return OwnTracks.position(FrameCodec.structure(message))
                .map(Frame::body)
                .map(Object::toString);
    }
}
