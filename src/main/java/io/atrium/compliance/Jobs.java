package io.atrium.compliance;

import io.atrium.account.Caller;
import io.atrium.account.Secret;
import io.atrium.audit.Deed;
import io.atrium.file.KeptParts;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** Jobs as those see them who ask for them: the administrators', and each person's own. */
@ApplicationScoped
public class Jobs {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BITS = 120;
    private static final int TOKEN_LENGTH = 24;
    private static final int MOST_OPEN = 20;
    private static final int SHOWN = 100;
    private static final Duration OPENS_FOR = Duration.ofMinutes(2);
    private static final String OTHER_KEY = "a node that goes by another key was asked since";

    @Inject
    private JobBook book;

    @Inject
    private KeptParts parts;

    /** @throws Problem {@code conflict} where too many are open */
    Job begin(Caller by, Job.What what, long owner, JsonObject wanted, Deed asked) {
        if (book.countOpen(owner, what) >= (owner == Job.ADMINISTRATORS ? MOST_OPEN : 1)) {
            throw underWay();
        }
        Job job = new Job(what, by.login(), owner, wanted, token(), JobBook.now());
        book.add(job, asked);
        return job;
    }

    /** That all be sealed by a key; whoever wants another one by now wants it no more. @throws Problem {@code conflict} where it is under way */
    Job beginReseal(Caller by, JsonObject wanted) {
        Job job = new Job(Job.What.RESEAL, by.login(), Job.ADMINISTRATORS, wanted, token(), JobBook.now());
        if (!book.addOnly(job, by.did("keys.asked"), OTHER_KEY)) {
            throw underWay();
        }
        return job;
    }

    /** By itself, unless it is under way. */
    void beginReseal(JsonObject wanted) {
        Job job = new Job(Job.What.RESEAL, Deed.ATRIUM, Job.ADMINISTRATORS, wanted, token(), JobBook.now());
        book.addOnly(job, Deed.of("keys.asked"), OTHER_KEY);
    }

    /** Where nothing is to be sealed anew: no node might ever come that has the keys of those. */
    void endOtherReseals(JsonObject wanted) {
        book.endOthers(Job.What.RESEAL, wanted, OTHER_KEY);
    }

    /** Of two that were begun at one moment; beside each other they would never be done. */
    void endLowerReseals(Job job) {
        book.endLower(job, OTHER_KEY);
    }

    private static Problem underWay() {
        return Problem.of(ErrorCode.CONFLICT, "there is one of these under way already; wait until it is done");
    }

    /** The newest first. */
    public List<Job> ofAdministrators() {
        return book.of(Job.ADMINISTRATORS, SHOWN);
    }

    /** A person's own, the newest first. */
    public List<Job> of(Caller person) {
        return book.of(person.userId(), SHOWN);
    }

    /** @throws Problem {@code not_found}, also for those who may not know of it */
    public Job find(Caller caller, long id) {
        return book.find(id)
                .filter(job -> job.getOwnerId() == Job.ADMINISTRATORS
                        ? caller.isAdministrator()
                        : job.getOwnerId() == caller.userId())
                .orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "there is no such job"));
    }

    /** For who has just shown who they are. @return what opens its result, once and soon @throws Problem {@code not_ready} */
    public String ticket(Caller caller, long id) {
        Job job = find(caller, id);
        if (job.getState() != Job.State.DONE
                || job.getExpiresAt() == null
                || !JobBook.now().isBefore(job.getExpiresAt())) {
            throw Problem.own("not_ready", ErrorCode.CONFLICT, null, "there is nothing to download, or no more");
        }
        String ticket = Secret.random("");
        book.openTo(id, Secret.hash(ticket), JobBook.now().plus(OPENS_FOR));
        return ticket;
    }

    /** @throws Problem {@code forbidden} where the ticket is none, or was used */
    public Job use(Caller caller, long id, String ticket) {
        Job job = find(caller, id);
        Deed downloaded = caller.did(word(job.getWhat()) + ".downloaded");
        if (ticket == null || !book.use(id, Secret.hash(ticket), downloaded)) {
            throw Problem.of(ErrorCode.FORBIDDEN, "this opens once, and soon after you have said who you are");
        }
        return job;
    }

    /** The result, a ZIP, as it is read. */
    public void write(Job job, OutputStream to) throws IOException {
        List<JobPart> all = book.parts(job.getId());
        new ZipWriter(to)
                .write(
                        all.stream().map(JobPart::size).toList(),
                        (part, from, bytes) -> parts.open(all.get(part).nameOf(job), from, bytes));
    }

    /** How the trail's words begin. */
    static String word(Job.What what) {
        return switch (what) {
            case EXPORT -> "export";
            case OWN_DATA -> "own_data";
            case ERASURE -> "erasure";
            case RESEAL -> "keys";
        };
    }

    private static String token() {
        String token = new BigInteger(TOKEN_BITS, RANDOM).toString(Character.MAX_RADIX);
        return "0".repeat(TOKEN_LENGTH - token.length()) + token;
    }
}
