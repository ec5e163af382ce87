package io.atrium.hook;

import io.atrium.account.Caller;
import io.atrium.audit.Deed;
import io.atrium.room.Warden;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;

/** Whose outgoing webhooks somebody looks after: a room's, or those of all open rooms. */
public record Scope(Caller caller, Warden warden) {
    /** @throws Problem {@code forbidden} for who is no keeper */
    public static Scope of(Warden warden) {
        warden.requireKeeper();
        return new Scope(warden.caller(), warden);
    }

    /** @throws Problem {@code forbidden} for who is no administrator */
    public static Scope all(Caller caller) {
        if (!caller.isAdministrator()) {
            throw Problem.of(ErrorCode.FORBIDDEN, "for administrators only");
        }
        return new Scope(caller, null);
    }

    /** Null: all. */
    Long roomId() {
        return warden == null ? null : warden.room().getId();
    }

    Deed did(String what) {
        return warden == null ? caller.did(what) : warden.did(what);
    }
}
