package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.notify.PushCipher.Recipient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What goes to push services, against the standards' own examples and a browser of the test's own. */
class PushCipherTest {
    /** RFC 8291, 5 and appendix A. */
    private static final String MESSAGE = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
            + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
            + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    private static final Pattern AUTHORIZATION =
            Pattern.compile("vapid t=(([\\w-]+)\\.([\\w-]+))\\.([\\w-]+), k=([\\w-]+)");

    @Test
    void a_message_is_encrypted_as_in_the_standards_example() throws Exception {
        Recipient browser = new Recipient(
                Curve.publicKey(bytes(
                        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")),
                bytes("BTBZMqHH6r4Tts7J_aSIgg"));
        KeyPair own = Curve.pair(
                bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"),
                bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));
        byte[] text = "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(bytes(MESSAGE), PushCipher.encrypt(text, browser, own, bytes("DGv6ra1nlYgDCS1FRnbzlw")));
    }

    @Test
    void a_browser_reads_it_and_no_two_messages_are_alike() throws Exception {
        PushBrowser browser = new PushBrowser("http://localhost/one");
        Recipient recipient = new Recipient(Curve.publicKey(bytes(browser.publicKey())), bytes(browser.secret()));
        String text = "阀门 \uD83D\uDE00 " + "x".repeat(3_900);
        byte[] one = PushCipher.encrypt(text.getBytes(StandardCharsets.UTF_8), recipient);
        byte[] two = PushCipher.encrypt(text.getBytes(StandardCharsets.UTF_8), recipient);
        assertEquals(text, browser.read(one));
        assertEquals(text, browser.read(two));
        assertFalse(Arrays.equals(one, two));
        one[one.length - 1] ^= 1;
        assertThrows(GeneralSecurityException.class, () -> browser.read(one));
    }

    @Test
    void keys_are_written_and_read_at_their_full_length() throws Exception {
        for (int i = 0; i < 300; i++) {
            KeyPair pair = Curve.newPair();
            byte[] point = Curve.bytes((ECPublicKey) pair.getPublic());
            byte[] number = Curve.bytes((ECPrivateKey) pair.getPrivate());
            KeyPair again = Curve.pair(point, number);
            assertEquals(pair.getPublic(), again.getPublic());
            assertArrayEquals(number, Curve.bytes((ECPrivateKey) again.getPrivate()));
        }
    }

    @Test
    void what_is_no_point_of_the_curve_is_no_key() {
        byte[] point = Curve.bytes((ECPublicKey) Curve.newPair().getPublic());
        byte[] off = point.clone();
        off[64] ^= 1;
        byte[] compressed = point.clone();
        compressed[0] = 2;
        byte[] huge = point.clone();
        Arrays.fill(huge, 1, 33, (byte) 0xff);
        for (byte[] none : new byte[][] {off, compressed, huge, Arrays.copyOf(point, 64), new byte[0], new byte[65]}) {
            assertThrows(InvalidKeyException.class, () -> Curve.publicKey(none));
        }
        assertThrows(InvalidKeyException.class, () -> Curve.privateKey(new byte[32]));
    }

    @Test
    void the_push_service_is_told_who_sends_and_until_when_that_holds() throws Exception {
        Instant now = Instant.parse("2026-11-20T14:00:00Z");
        KeyPair keys = Curve.newPair();
        String header = new Vapid(keys, "mailto:ops@example.com").authorization("https://push.example", now);
        Matcher parts = AUTHORIZATION.matcher(header);
        assertTrue(parts.matches(), header);
        assertEquals("{\"typ\":\"JWT\",\"alg\":\"ES256\"}", text(parts.group(2)));
        assertEquals(
                "{\"aud\":\"https://push.example\",\"exp\":"
                        + now.plusSeconds(43_200).getEpochSecond() + ",\"sub\":\"mailto:ops@example.com\"}",
                text(parts.group(3)));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(Curve.publicKey(bytes(parts.group(5))));
        signature.update(parts.group(1).getBytes(StandardCharsets.US_ASCII));
        assertTrue(signature.verify(bytes(parts.group(4))));
        assertEquals(keys.getPublic(), Curve.publicKey(bytes(parts.group(5))));
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    private static String text(String base64) {
        return new String(bytes(base64), StandardCharsets.UTF_8);
    }
}
