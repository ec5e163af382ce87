package io.atrium.room;

import io.atrium.wire.Frame;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * A kind whose plain socket speaks a protocol of its own, in binary frames, and no JSON. It is a translation: what it says travels as the kind's JSON frames,
 * which the other doors have as ever.
 */
public interface Binary {
    /** A client has come. */
    Conversation converse(Client client);

    /**
     * What the room says, as a binary frame: made once for all who hear it.
     *
     * @param frame an entry or a whisper, as a plain socket of another kind would have it
     * @return empty where the protocol has no words for it
     */
    Optional<byte[]> encode(JsonObject frame);

    /** That something of the client's was not taken. */
    byte[] encode(Problem problem);

    /** The largest frame a client may send, in bytes. */
    default int mostBytes(Limits limits) {
        return limits.maxFrame();
    }

    /** Whom a conversation is with. For any thread. */
    interface Client {
        /** As the member is now. */
        Member member();

        /** Says something to this client alone; never blocks. */
        void send(byte[] frame);

        /** Sends a frame on the road, as the member's. What refuses it the client is told; a whisper it hears itself. */
        void pass(Frame frame);
    }

    /** One client's. Its frames come one by one. */
    interface Conversation {
        /** Before the client hears what is said in the room from here on. */
        default void begin() {}

        /**
         * Takes one whole frame.
         *
         * @param hurried whether the client is over its rate: what is kept nowhere should be left out then. Kept up, it is disconnected
         * @throws Problem which the client is told. After one that names a time to try again it is disconnected, to come back with what is missing
         */
        void receive(byte[] frame, boolean hurried);

        /** The client has gone. By any thread, perhaps while a frame is still being taken. */
        default void end() {}
    }
}
