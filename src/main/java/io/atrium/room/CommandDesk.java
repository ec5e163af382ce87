package io.atrium.room;

import io.atrium.wire.Frame;
import io.atrium.wire.Problem;

/** What carries out commands: frames of the type {@code command}, understood in rooms of every kind. */
public interface CommandDesk {
    /**
     * Carries one out, or begins to: what others are asked for is answered later, to the person's own channel. Waits for the database, not for others.
     *
     * @throws Problem {@code unknown_command}; what the command itself is refused with
     */
    void run(Member by, Frame frame);
}
