package io.atrium.file;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.ClamdStub;
import io.atrium.testing.RestClient;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Where little room is, what nobody sends is soon swept, and a scanner finds nothing. */
abstract class SpareFiles {
    private static ClamdStub clamd;

    final AtriumServer server = AtriumServer.spare();
    final RestClient ann = server.as("ann");

    @BeforeAll
    static void watch() throws IOException {
        clamd = new ClamdStub(AtriumServer.CLAMD_PORT, "stream: OK");
    }

    @AfterAll
    static void rest() throws IOException {
        clamd.close();
    }
}
