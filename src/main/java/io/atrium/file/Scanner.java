package io.atrium.file;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A talk with clamd about one file: its command INSTREAM, chunks with their length before them, the last of length 0. */
final class Scanner implements AutoCloseable {
    private static final int BUFFER = 65_536;
    private static final int MOST_SAID = 4_096;
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket = new Socket();
    private final DataOutputStream out;

    Scanner(InetSocketAddress clamd, Duration patience) throws IOException {
        try {
            socket.connect(new InetSocketAddress(clamd.getHostString(), clamd.getPort()), (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            out = new DataOutputStream(new java.io.BufferedOutputStream(socket.getOutputStream(), BUFFER));
            out.write(COMMAND);
        } catch (IOException away) {
            socket.close();
            throw away;
        }
    }

    /** Takes the file's bytes. It may have had enough before all are there, and says why at the end. */
    OutputStream content() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (length > 0) {
                    out.writeInt(length);
                    out.write(bytes, from, length);
                }
            }
        };
    }

    /** Once all bytes were written. @throws Problem {@code infected}; {@code unscannable} where it can't say */
    void judge() throws IOException {
        out.writeInt(0);
        out.flush();
        String said = new String(socket.getInputStream().readNBytes(MOST_SAID), StandardCharsets.UTF_8)
                .replace('\0', ' ')
                .strip();
        if (said.endsWith("FOUND")) {
            throw Problem.own("infected", ErrorCode.INVALID, "file", "the scanner says of this file: " + said);
        }
        if (said.endsWith("ERROR")) {
            throw Problem.own("unscannable", ErrorCode.INVALID, "file", "the scanner can't look at this file: " + said);
        }
        if (!said.endsWith("OK")) {
            throw new IOException("the scanner says nothing it should: " + said);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
