package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BounceTest {
    @Test
    void what_failed_for_good_is_told_with_why() throws Exception {
        assertEquals(
                Optional.of(
                        "5.1.1 smtp; 550 5.1.1 <ann@example.com>: Recipient address rejected: User unknown in virtual mailbox table"),
                failure(report(Reports.POSTFIX, "failed", "5.1.1")));
        assertEquals(
                Optional.of("5.0.0 smtp; 550 No such user here"), failure(report(Reports.EXIM, "failed", "5.0.0")));
        assertTrue(failure(report(Reports.EXCHANGE, "failed", "5.1.10"))
                .orElseThrow()
                .startsWith("5.1.10 smtp;550 5.1.10 RESOLVER"));
    }

    @ParameterizedTest
    @CsvSource({"Failed, 5.1.1 (bad destination mailbox address)", "failed (no such mailbox), 5.7.1", "FAILED, 5.1.10"})
    void however_it_is_written(String action, String status) throws Exception {
        assertTrue(failure(report(Reports.POSTFIX, action, status)).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "delayed, 4.4.1",
        "delayed, 5.1.1",
        "failed, 4.2.2",
        "delivered, 2.0.0",
        "relayed, 2.0.0",
        "expanded, 5.0.0",
        "failedly, 5.1.1",
        "failed, 5",
        "failed, 5.1",
        "failed, 55.1.1",
        "failed, 5.1.1000",
        "failed, ''",
        "'', 5.1.1"
    })
    void what_may_pass_or_did_not_fail_says_nothing(String action, String status) throws Exception {
        for (String shape : new String[] {Reports.POSTFIX, Reports.EXIM, Reports.EXCHANGE}) {
            assertEquals(Optional.empty(), failure(report(shape, action, status)));
        }
    }

    @Test
    void only_a_report_of_delivery_is_one() throws Exception {
        String report = report(Reports.POSTFIX, "failed", "5.1.1");
        for (String other : new String[] {
            report.replace("report-type=delivery-status", "report-type=disposition-notification"),
            report.replace("report-type=delivery-status;", ""),
            report.replace("multipart/report", "multipart/mixed"),
            report.replace("message/delivery-status", "text/plain"),
        }) {
            assertEquals(Optional.empty(), failure(other));
        }
    }

    @Test
    void what_is_said_to_people_says_nothing() throws Exception {
        assertEquals(
                Optional.empty(),
                failure(
                        "Subject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n"));
        assertEquals(Optional.empty(), failure(""));
        assertEquals(Optional.empty(), failure("\0\1\2\uFFFD\r\n\r\n\0"));
    }

    @Test
    void a_report_in_base64_is_read_and_a_word_that_steers_a_terminal_is_not_kept() throws Exception {
        String coded = "Reporting-MTA: dns; a\n\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; \u001b[2Jno\0\n";
        assertEquals(
                Optional.of("5.1.1 smtp;  [2Jno"),
                failure("Content-Type: multipart/report; report-type=\"delivery-status\"; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Type: message/global-delivery-status\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(coded.getBytes(StandardCharsets.UTF_8))
                        + "\r\n--b--\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/report; report-type=delivery-status\r\n\r\nno boundary",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\nno part",
                "Content-Type: multipart report\r\n\r\n--b",
            })
    void what_is_no_report_but_says_so_fails_and_harms_nobody(String garbage) {
        assertThrows(MessagingException.class, () -> failure(garbage));
    }

    private static String report(String shape, String action, String status) {
        return Reports.of(shape, "bounces+0123456789abcdef0123456789abcdef@example.com", action, status);
    }

    private static Optional<String> failure(String message) throws MessagingException, IOException {
        return Bounce.failure(
                new MimeMessage(null, new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))));
    }
}
