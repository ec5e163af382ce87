package io.atrium.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/room/ops", "/room/ops?after=12&x=%2F", "/settings#tokens", "/room/%E6%88%BF"})
    void pathsOfTheApplicationAreLocal(String path) {
        assertTrue(LocalPath.isLocal(path));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "javascript:alert(1)",
                        "room/ops",
                "/\t/evil.example", "/room\r\nSet-Cookie: a=b", "/a\\b", " /room", "/signin?next=/signin", "/signout"
            })
    void anythingElseIsNot(String path) {
        assertFalse(LocalPath.isLocal(path));
        assertEquals("/", LocalPath.orHome(path));
    }

    @Test
    void anEndlessPathIsNotKept() {
        assertFalse(LocalPath.isLocal("/" + "a".repeat(3_000)));
    }
}
