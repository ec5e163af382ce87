package io.atrium.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.wire.FrameCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenamingTest {
    private static String renamed(String body, boolean mentions) {
        return new Renaming("ok", "former-17", mentions)
                .of(FrameCodec.object(body))
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"message\":\"ok\"}|{\"message\":\"ok\"}",
                "{\"state\":\"ok\",\"ok\":1}|{\"state\":\"ok\",\"ok\":1}",
                "{\"reactions\":{\"ok\":[\"bob\",\"ok\"]}}|{\"reactions\":{\"ok\":[\"bob\",\"former-17\"]}}",
                "{\"replies\":{\"by\":[\"ok\"],\"count\":1}}|{\"replies\":{\"by\":[\"former-17\"],\"count\":1}}",
                "{\"forwarded\":{\"from\":\"ok\"}}|{\"forwarded\":{\"from\":\"former-17\"}}",
                "{\"first\":\"ok\",\"second\":\"ann\",\"turn\":\"first\"}|{\"first\":\"former-17\",\"second\":\"ann\",\"turn\":\"first\"}",
                "{\"login\":\"ok\",\"share\":3}|{\"login\":\"former-17\",\"share\":3}",
                "{\"message\":\"@ok says ok, a@ok and @okay\"}|{\"message\":\"@former-17 says ok, a@ok and @okay\"}",
            })
    void a_login_changes_where_it_names_somebody(String body, String expected) {
        assertEquals(expected, renamed(body, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"message\":\"@ok\",\"by\":\"ok\"}|{\"message\":\"@ok\",\"by\":\"former-17\"}"})
    void texts_stay_where_that_is_wanted(String body, String expected) {
        assertEquals(expected, renamed(body, false));
    }
}
