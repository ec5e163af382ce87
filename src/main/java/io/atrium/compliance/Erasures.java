package io.atrium.compliance;

import io.atrium.account.Caller;
import io.atrium.account.Leaving;
import io.atrium.account.Role;
import io.atrium.account.User;
import io.atrium.room.HeldBack;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Erasures of people, as administrators ask for them. */
@ApplicationScoped
public class Erasures {
    @Inject
    private Jobs jobs;

    @Inject
    private OwnDataReader reader;

    @Inject
    private HeldBack held;

    /**
     * @param typed the login once more: it can't be taken back
     * @param mentions whether others' texts name the person no more, either
     * @throws Problem {@code invalid}, field {@code confirm}; {@code held}; {@code conflict} of administrators, and while another is under way
     */
    public Job ask(Caller by, String login, String typed, boolean mentions) {
        User user = reader.user(login);
        if (!login.equals(typed)) {
            throw Problem.invalid("confirm", "confirm must be the person's login");
        }
        if (user.getRole() == Role.ADMINISTRATOR) {
            throw Problem.of(ErrorCode.CONFLICT, "an administrator is not erased; take the role away first");
        }
        requireFree(user.getId());
        return jobs.begin(
                by,
                Job.What.ERASURE,
                Job.ADMINISTRATORS,
                Json.createObjectBuilder()
                        .add("user", user.getId())
                        .add("mentions", mentions)
                        .build(),
                by.did("erasure.asked").to(login).with("as", Leaving.pseudonym(user.getId())));
    }

    void requireFree(long userId) {
        if (held.holdsPerson(userId)) {
            throw Problem.own("held", ErrorCode.CONFLICT, null, "a hold is on this person: nothing of them is removed");
        }
    }
}
