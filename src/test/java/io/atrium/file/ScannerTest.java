package io.atrium.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atrium.testing.ClamdStub;
import io.atrium.testing.FileClient;
import io.atrium.wire.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScannerTest {
    private static final byte[] CONTENT = FileClient.bytes(200_000);

    @Test
    void the_scanner_gets_every_byte_and_its_yes_is_a_yes() throws IOException {
        try (ClamdStub clamd = new ClamdStub(0, "stream: OK")) {
            ask(clamd);
            assertArrayEquals(CONTENT, clamd.heard());
        }
    }

    @Test
    void what_it_finds_is_named() throws IOException {
        try (ClamdStub clamd = new ClamdStub(0, "stream: Win.Test.EICAR_HDB-1 FOUND")) {
            Problem infected = assertThrows(Problem.class, () -> ask(clamd));
            assertEquals("infected", infected.wireName());
        }
    }

    @Test
    void what_it_can_not_look_at_is_no_yes() throws IOException {
        try (ClamdStub clamd = new ClamdStub(0, "INSTREAM size limit exceeded. ERROR")) {
            assertEquals(
                    "unscannable", assertThrows(Problem.class, () -> ask(clamd)).wireName());
        }
        try (ClamdStub clamd = new ClamdStub(0, "")) {
            assertThrows(IOException.class, () -> ask(clamd));
        }
    }

    @Test
    void what_it_says_before_it_hangs_up_is_heard() throws IOException {
        try (ClamdStub clamd = ClamdStub.hangingUp("INSTREAM size limit exceeded. ERROR")) {
            Problem refused = assertThrows(Problem.class, () -> ask(clamd, FileClient.bytes(20_000_000)));
            assertEquals("unscannable", refused.wireName());
        }
    }

    private static void ask(ClamdStub clamd) throws IOException {
        ask(clamd, CONTENT);
    }

    private static void ask(ClamdStub clamd, byte[] content) throws IOException {
        try (Scanner scanner =
                new Scanner(InetSocketAddress.createUnresolved("127.0.0.1", clamd.port()), Duration.ofSeconds(10))) {
            scanner.content().write(content);
            scanner.judge();
        }
    }
}
