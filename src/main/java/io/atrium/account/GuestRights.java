package io.atrium.account;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What guests may, beyond taking part where they were invited: the operator's to say. Others may all of it. */
@ApplicationScoped
public class GuestRights {
    @Inject
    @ConfigProperty(name = "atrium.guest-rooms", defaultValue = "false")
    private boolean rooms;

    @Inject
    @ConfigProperty(name = "atrium.guest-tokens", defaultValue = "false")
    private boolean tokens;

    public boolean mayMakeRooms(Caller caller) {
        return rooms || !caller.isGuest();
    }

    public boolean mayHaveTokens(Caller caller) {
        return tokens || !caller.isGuest();
    }

    /** @throws Problem {@code forbidden} */
    public void requireRooms(Caller caller) {
        if (!mayMakeRooms(caller)) {
            throw Problem.of(ErrorCode.FORBIDDEN, "guests make no rooms here");
        }
    }

    /** @throws Problem {@code forbidden} */
    void requireTokens(Caller caller) {
        if (!mayHaveTokens(caller)) {
            throw Problem.of(ErrorCode.FORBIDDEN, "guests have no access tokens here");
        }
    }
}
