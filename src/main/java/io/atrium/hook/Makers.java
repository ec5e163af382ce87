package io.atrium.hook;

import io.atrium.account.Accounts;
import io.atrium.account.Caller;
import io.atrium.account.Credential;
import io.atrium.account.User;
import io.atrium.room.Room;
import io.atrium.room.Rooms;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether those who have made hooks may still have told what is said. A hook may what its maker may, for as long as they may it. */
@ApplicationScoped
class Makers {
    @Inject
    private Accounts accounts;

    @Inject
    private Rooms rooms;

    /** @param room of the hook, or any where it is of all rooms */
    boolean may(Outgoing hook, Room room) {
        return accounts.find(hook.getCreatedBy())
                .filter(User::isEnabled)
                .map(user -> Caller.of(user, Credential.webhook(hook.getId())))
                .filter(maker -> hook.getRoomId() == null ? maker.isAdministrator() : mayIn(maker, room))
                .isPresent();
    }

    private boolean mayIn(Caller maker, Room room) {
        try {
            return rooms.member(maker, room)
                    .filter(member -> member.isKeeper() || maker.isAdministrator())
                    .isPresent();
        } catch (Problem removed) {
            return false;
        }
    }
}
