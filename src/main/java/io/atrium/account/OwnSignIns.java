package io.atrium.account;

import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Where somebody is signed in, for themselves. What ends is signed out on every node within a second. */
@ApplicationScoped
public class OwnSignIns {
    @Inject
    private SignIns records;

    /** The one used last first; detached. */
    public List<SignIn> list(long userId) {
        Instant since = CommonTime.now().minus(SignIn.IDLE).minus(SignInUses.WRITTEN_EVERY);
        return records.of(userId).stream()
                .filter(signIn -> signIn.usedAt().isAfter(since))
                .toList();
    }

    /** @throws Problem {@code not_found} */
    public void end(Caller by, String id) {
        if (!records.endOwn(by, id)) {
            throw Problem.of(ErrorCode.NOT_FOUND, "you have no such sign-in");
        }
    }

    /** All but the one it is done with. @return how many there were */
    public int endOthers(Caller by) {
        return records.endOwnOthers(by);
    }
}
