package io.atrium.bench.load;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Random;

/** People as they are: they come, leave, lose their connection, stop reading for a while; and somebody always talks. */
final class Churn {
    private static final long TURN_MICROS = 10_000;
    private static final long AWAY_MICROS = 500_000;
    private static final long LONGEST_DEAFNESS_MICROS = 15_000_000;
    private static final int GOING_AWAY = 1001;

    private final Fleet fleet;
    private final Random random;
    private final long[] hearsAgainAt;
    private final long[] returnsAt;
    private final ClientFrame message = ClientFrame.message(200);
    private final ClientFrame typing = ClientFrame.typing();
    private final ByteBuffer goodbye =
            ClientFrame.control(FrameReader.CLOSE, ByteBuffer.allocate(2).putShort(0, (short) GOING_AWAY), 0, 2);
    private long joined;
    private long left;
    private long cut;
    private long deafened;
    private long said;

    Churn(Fleet fleet, long seed) {
        this.fleet = fleet;
        this.random = new Random(seed);
        hearsAgainAt = new long[fleet.connections().length];
        returnsAt = new long[fleet.connections().length];
    }

    JsonObject run(double seconds, double messagesPerSecond) throws IOException {
        long end = Clock.micros() + Clock.micros(seconds);
        double owed = 0;
        for (long turn = Clock.micros(); turn < end; turn += TURN_MICROS) {
            move();
            bringBack();
            for (owed += messagesPerSecond * TURN_MICROS / 1e6; owed >= 1; owed--) {
                say();
            }
            do {
                fleet.serve(1);
            } while (Clock.micros() < turn + TURN_MICROS);
        }
        return Json.createObjectBuilder()
                .add("joined", joined)
                .add("left", left)
                .add("cut", cut)
                .add("deafened", deafened)
                .add("said", said)
                .add("refused", fleet.refused())
                .build();
    }

    private Connection anybody() {
        return fleet.connections()[random.nextInt(returnsAt.length)];
    }

    private void move() {
        Connection connection = anybody();
        if (!connection.isOpen() || hearsAgainAt[connection.index] > 0) {
            return;
        }
        int dice = random.nextInt(10);
        if (dice < 4) {
            fleet.send(connection, goodbye.rewind());
            left++;
        } else if (dice < 7) {
            fleet.cut(connection);
            cut++;
        } else if (dice < 8) {
            connection.key.interestOps(0);
            hearsAgainAt[connection.index] = Clock.micros() + random.nextLong(LONGEST_DEAFNESS_MICROS);
            deafened++;
        }
    }

    private void bringBack() throws IOException {
        long now = Clock.micros();
        for (Connection connection : fleet.connections()) {
            int index = connection.index;
            if (hearsAgainAt[index] > 0 && hearsAgainAt[index] < now) {
                hearsAgainAt[index] = 0;
                if (connection.isOpen()) {
                    connection.key.interestOps(SelectionKey.OP_READ);
                }
            }
            if (connection.state == Connection.State.CLOSED && hearsAgainAt[index] == 0) {
                if (returnsAt[index] == 0) {
                    returnsAt[index] = now + random.nextLong(AWAY_MICROS);
                } else if (returnsAt[index] < now) {
                    returnsAt[index] = 0;
                    fleet.begin(index);
                    joined++;
                }
            }
        }
    }

    private void say() {
        Connection connection = anybody();
        if (connection.isOpen() && hearsAgainAt[connection.index] == 0) {
            ClientFrame frame = random.nextInt(4) == 0 ? typing : message;
            fleet.send(connection, frame.stamped(Clock.micros(), connection.index));
            said++;
        }
    }
}
