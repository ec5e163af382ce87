package io.atrium.room;

import io.atrium.wire.Frame;
import io.atrium.wire.Problem;
import java.util.concurrent.CompletionStage;

/** What carries out commands: frames of the type {@code command}, understood in rooms of every kind. */
public interface CommandDesk {
    /**
     * Carries one out, or begins to: what others are asked for is answered later, to the person's own channel. Waits for the database, not for the log or for others.
     *
     * @return completes when it is carried out, or begun; or with a {@link Problem}
     * @throws Problem {@code unknown_command}; what the command itself is refused with
     */
    CompletionStage<Void> run(Member by, Frame frame);
}
