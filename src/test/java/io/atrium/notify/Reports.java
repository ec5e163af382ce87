package io.atrium.notify;

/** Reports of what became of a letter, as mail servers write them. */
final class Reports {
    static final String POSTFIX = """
            Return-Path: <>
            Date: Fri, 20 Nov 2026 15:00:00 +0100 (CET)
            From: MAILER-DAEMON@mx.example (Mail Delivery System)
            Subject: Undelivered Mail Returned to Sender
            To: %TO%
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status;
            	boundary="4WqJ0X1b2Cz3.1763647200/mx.example"
            Content-Transfer-Encoding: 8bit
            Message-Id: <20261120140000.4WqJ0X1b2Cz3@mx.example>

            This is a MIME-encapsulated message.

            --4WqJ0X1b2Cz3.1763647200/mx.example
            Content-Description: Notification
            Content-Type: text/plain; charset=utf-8

            This is the mail system at host mx.example.

            --4WqJ0X1b2Cz3.1763647200/mx.example
            Content-Description: Delivery report
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example
            X-Postfix-Queue-ID: 4WqJ0X1b2Cz3
            X-Postfix-Sender: rfc822; bounces@example.com
            Arrival-Date: Fri, 20 Nov 2026 14:59:58 +0100 (CET)

            Final-Recipient: rfc822; ann@example.com
            Original-Recipient: rfc822;ann@example.com
            Action: %ACTION%
            Status: %STATUS%
            Remote-MTA: dns; mail.example.com
            Diagnostic-Code: smtp; 550 5.1.1 <ann@example.com>: Recipient address rejected:
                User unknown in virtual mailbox table

            --4WqJ0X1b2Cz3.1763647200/mx.example
            Content-Description: Undelivered Message Headers
            Content-Type: text/rfc822-headers

            From: atrium@example.com
            To: ann@example.com
            Subject: Bob Okafor mentioned you

            --4WqJ0X1b2Cz3.1763647200/mx.example--
            """;

    static final String EXIM = """
            Return-path: <>
            X-Failed-Recipients: ann@example.com
            Auto-Submitted: auto-replied
            From: Mail Delivery System <Mailer-Daemon@exim.example>
            To: %TO%
            References: <one@atrium.example>
            Content-Type: multipart/report; report-type=delivery-status; boundary=1763647200-eximdsn-1234567
            MIME-Version: 1.0
            Subject: Mail delivery failed: returning message to sender
            Message-Id: <E1vM0pF-000000001aB-0abc@exim.example>
            Date: Fri, 20 Nov 2026 15:00:00 +0100

            --1763647200-eximdsn-1234567
            Content-type: text/plain; charset=us-ascii

            This message was created automatically by mail delivery software.

            --1763647200-eximdsn-1234567
            Content-type: message/delivery-status

            Reporting-MTA: dns; exim.example

            Action: %ACTION%
            Final-Recipient: rfc822;ann@example.com
            Status: %STATUS%
            Remote-MTA: dns; mail.example.com
            Diagnostic-Code: smtp; 550 No such user here

            --1763647200-eximdsn-1234567
            Content-type: message/rfc822

            From: atrium@example.com

            --1763647200-eximdsn-1234567--
            """;

    static final String EXCHANGE = """
            From: <postmaster@exchange.example>
            To: <%TO%>
            Date: Fri, 20 Nov 2026 14:00:00 +0000
            Content-Type: multipart/report; report-type=delivery-status;
            	boundary="ca3d5ee2-7a5f-4f0b-8b8e-0d2f6f3f5f0a"
            Content-Language: en-US
            Message-ID: <ca3d5ee2@exchange.example>
            In-Reply-To: <one@atrium.example>
            Subject: Undeliverable: Bob Okafor mentioned you
            Auto-Submitted: auto-replied
            X-MS-Exchange-Message-Is-Ndr:
            MIME-Version: 1.0

            --ca3d5ee2-7a5f-4f0b-8b8e-0d2f6f3f5f0a
            Content-Type: multipart/alternative; differences=Content-Type;
            	boundary="27ebbf4a-5b0c-4a5f-9b0d-9f8f1f2f3f4f"

            --27ebbf4a-5b0c-4a5f-9b0d-9f8f1f2f3f4f
            Content-Type: text/plain; charset="us-ascii"
            Content-Transfer-Encoding: quoted-printable

            Delivery has failed to these recipients or groups:

            --27ebbf4a-5b0c-4a5f-9b0d-9f8f1f2f3f4f
            Content-Type: text/html; charset="us-ascii"

            <p>Delivery has failed to these recipients or groups:</p>

            --27ebbf4a-5b0c-4a5f-9b0d-9f8f1f2f3f4f--

            --ca3d5ee2-7a5f-4f0b-8b8e-0d2f6f3f5f0a
            Content-Type: message/delivery-status

            Reporting-MTA: dns;exchange.example
            Received-From-MTA: dns;mail.example.com
            Arrival-Date: Fri, 20 Nov 2026 13:59:58 +0000

            Original-Recipient: rfc822;ann@example.com
            Final-Recipient: rfc822;ann@example.com
            Action: %ACTION%
            Status: %STATUS%
            Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ann@example.com not found by SMTP address lookup
            X-Display-Name: Ann

            --ca3d5ee2-7a5f-4f0b-8b8e-0d2f6f3f5f0a
            Content-Type: message/rfc822

            From: atrium@example.com

            --ca3d5ee2-7a5f-4f0b-8b8e-0d2f6f3f5f0a--
            """;

    private Reports() {}

    static String of(String shape, String to, String action, String status) {
        return shape.replace("%TO%", to)
                .replace("%ACTION%", action)
                .replace("%STATUS%", status)
                .replace("\n", "\r\n");
    }
}
