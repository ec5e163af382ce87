package io.atrium.kind.document.yjs;

/**
 * What y-protocols says over a connection.
 *
 * @see <a href="https://github.com/yjs/y-protocols/blob/master/PROTOCOL.md">Yjs protocols</a>
 */
public sealed interface Message {
    int SYNC = 0;
    int AWARENESS = 1;
    int AUTH = 2;
    int QUERY_AWARENESS = 3;

    int STEP_1 = 0;
    int STEP_2 = 1;
    int UPDATE = 2;

    int DENIED = 0;

    /** Tells how much its sender knows, and asks for the rest. */
    record Step1(StateVector vector) implements Message {}

    /** What its sender has, as an answer or by itself: the one receives it as the other. */
    record Change(byte[] update) implements Message {}

    /** Where people are. */
    record Presence(Awareness awareness) implements Message {}

    /** Asks where people are. */
    record QueryPresence() implements Message {}

    /** @throws io.atrium.wire.Problem {@code malformed} */
    static Message of(byte[] encoded) {
        Lib0Reader from = new Lib0Reader(encoded);
        Message message = read(from);
        from.requireEnd();
        return message;
    }

    private static Message read(Lib0Reader from) {
        long type = from.varUint();
        if (type == SYNC) {
            return sync(from);
        }
        if (type == AWARENESS) {
            return new Presence(Awareness.of(from.varBytes()));
        }
        if (type == QUERY_AWARENESS) {
            return new QueryPresence();
        }
        throw Lib0Reader.malformed("there is no message of type " + type);
    }

    private static Message sync(Lib0Reader from) {
        long step = from.varUint();
        if (step == STEP_1) {
            return new Step1(StateVector.of(from.varBytes()));
        }
        if (step == STEP_2 || step == UPDATE) {
            return new Change(from.varBytes());
        }
        throw Lib0Reader.malformed("there is no sync step " + step);
    }

    static byte[] step1(StateVector vector) {
        return sync(STEP_1, vector.toBytes());
    }

    static byte[] step2(byte[] update) {
        return sync(STEP_2, update);
    }

    static byte[] update(byte[] update) {
        return sync(UPDATE, update);
    }

    private static byte[] sync(int step, byte[] content) {
        return new Lib0Writer().varUint(SYNC).varUint(step).varBytes(content).toBytes();
    }

    static byte[] presence(byte[] awareness) {
        return new Lib0Writer().varUint(AWARENESS).varBytes(awareness).toBytes();
    }

    /** The only way y-protocols has to say no. */
    static byte[] denied(String why) {
        return new Lib0Writer().varUint(AUTH).varUint(DENIED).varString(why).toBytes();
    }
}
