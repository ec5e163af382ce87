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

    /** Takes the file's bytes. It may have had enough before all are there, and says why: throws as {@link #judge()}. */
    OutputStream content() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (length > 0) {
                    try {
                        out.writeInt(length);
                        out.write(bytes, from, length);
                    } catch (IOException hungUp) {
                        throw heard(hungUp);
                    }
                }
            }
        };
    }

    /** Of a file too large for it the scanner says so and hangs up. @throws Problem what it said */
    private IOException heard(IOException hungUp) {
        try {
            judge(said());
        } catch (IOException nothing) {
            hungUp.addSuppressed(nothing);
        }
        return hungUp;
    }

    /** Once all bytes were written. @throws Problem {@code infected}; {@code unscannable} where it can't say */
    void judge() throws IOException {
        try {
            out.writeInt(0);
            out.flush();
        } catch (IOException hungUp) {
            throw heard(hungUp);
        }
        judge(said());
    }

    /** Up to the zero byte that ends it: behind that there may be a broken connection. */
    private String said() throws IOException {
        byte[] said = new byte[MOST_SAID];
        int length = 0;
        while (length < MOST_SAID && (length == 0 || said[length - 1] != 0)) {
            int read = socket.getInputStream().read(said, length, MOST_SAID - length);
            if (read < 0) {
                break;
            }
            length += read;
        }
        return new String(said, 0, length, StandardCharsets.UTF_8)
                .replace('\0', ' ')
                .strip();
    }

    private static void judge(String said) throws IOException {
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
