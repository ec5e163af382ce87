package io.atrium.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class ArchivedBodyTest {
    @Test
    void it_knows_a_damaged_body_from_a_whole_one() throws IOException {
        ArchivedBody whole = new ArchivedBody(new ByteArrayInputStream(new byte[] {1}));
        assertEquals(1, whole.readAllBytes().length);
        assertFalse(whole.isBroken());
        InputStream damaged = new InflaterInputStream(new ByteArrayInputStream(new byte[] {1, 2, 3}));
        ArchivedBody body = new ArchivedBody(damaged);
        assertThrows(IOException.class, body::readAllBytes);
        assertTrue(body.isBroken());
    }
}
