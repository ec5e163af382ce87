package io.atrium.command;

import io.atrium.account.Caller;
import io.atrium.account.Secret;
import io.atrium.account.Vault;
import io.atrium.audit.Audit;
import io.atrium.outside.Outside;
import io.atrium.room.Member;
import io.atrium.room.Room;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The registered commands, and the calls of them that may still be answered. Administrators alone register them. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class CommandBook {
    public static final int MAX_DESCRIPTION = 120;
    public static final int MAX_ARGUMENTS = 80;
    public static final int MOST = 200;

    private static final String NAME = "[a-z][a-z0-9_-]{0,31}";
    private static final int LONGEST_SECRET = 100;
    private static final Duration ANSWERED_FOR = Duration.ofMinutes(30);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Vault vault;

    @Inject
    private Outside outside;

    @Inject
    private Audit audit;

    /** A new one, with its secret, this once. */
    public record Issued(Command command, String secret) {}

    /** What is to be called: by whom, with what, and where it may be answered later. */
    record Calling(Command command, String secret, long callId, String answerSecret) {}

    /** An answer that came later: to what, in which room, to whom. */
    record Late(Command command, String room, long userId) {}

    /** @throws Problem {@code invalid} with the field; {@code conflict} where the name is taken */
    public Issued create(Caller by, String name, String description, String arguments, String url) {
        requireAdministrator(by);
        if (name == null || !name.matches(NAME)) {
            throw Problem.invalid("name", "name takes 1 to 32 of a-z 0-9 - _, the first of them a letter");
        }
        String says = Text.label("description", description, MAX_DESCRIPTION);
        String hint = arguments == null || arguments.isBlank() ? "" : Text.label("arguments", arguments, MAX_ARGUMENTS);
        if (OwnCommands.NAMES.contains(name) || find(name).isPresent()) {
            throw Problem.conflict("name", "there is a command /" + name + " already");
        }
        if (list().size() >= MOST) {
            throw Problem.invalid("name", "there are at most " + MOST + " commands; remove one first");
        }
        Instant now = CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
        Command command = new Command(name, says, hint, outside.requireAddress(url), by.login(), now);
        entities.persist(command);
        entities.flush();
        String secret = Secret.random("");
        command.setSecret(vault.seal(secret, Command.purpose(command.getId())));
        audit.record(by.did("command.created").with("name", name).with("url", url));
        return new Issued(command, secret);
    }

    /** By name. */
    public List<Command> list() {
        return entities.createQuery("select c from Command c order by c.name", Command.class)
                .getResultList();
    }

    /** @throws Problem {@code not_found} */
    public void remove(Caller by, long id) {
        requireAdministrator(by);
        Command command = entities.find(Command.class, id);
        if (command == null) {
            throw Problem.of(ErrorCode.NOT_FOUND, "there is no such command");
        }
        entities.remove(command);
        audit.record(by.did("command.removed").with("name", command.getName()));
    }

    Optional<Command> find(String name) {
        return entities.createQuery("select c from Command c where c.name = :name", Command.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** Notes that one is called. Empty where they have given it under this ref already. @param ref null: it has none @throws Problem {@code unknown_command} */
    Optional<Calling> begin(Member by, String name, String ref) {
        Command command = find(name).orElseThrow(() -> CommandLine.unknown("/" + name));
        Instant now = CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
        entities.createQuery("delete from CommandCall c where c.expiresAt < :now")
                .setParameter("now", now)
                .executeUpdate();
        if (ref != null && isCalled(by, ref)) {
            return Optional.empty();
        }
        String secret = Secret.random("");
        CommandCall call = new CommandCall(command.getId(), by, ref, Secret.hash(secret), now.plus(ANSWERED_FOR));
        entities.persist(call);
        entities.flush();
        return Optional.of(new Calling(
                command, vault.open(command.getSecret(), Command.purpose(command.getId())), call.getId(), secret));
    }

    private boolean isCalled(Member by, String ref) {
        return entities.createQuery(
                                "select count(c) from CommandCall c where c.userId = :user and c.roomId = :room and c.ref = :ref",
                                Long.class)
                        .setParameter("user", by.caller().userId())
                        .setParameter("room", by.room().getId())
                        .setParameter("ref", ref)
                        .getSingleResult()
                > 0;
    }

    /** Counts an answer that comes later. @throws Problem {@code not_found}; {@code closed} where there were five, or half an hour has passed */
    Late late(String secret) {
        CommandCall call = secret.length() > LONGEST_SECRET ? null : call(secret);
        if (call == null) {
            throw Problem.of(ErrorCode.NOT_FOUND, "no command waits for an answer here");
        }
        if (!call.answer(CommonTime.now())) {
            throw Problem.of(
                    ErrorCode.CLOSED,
                    "a command is answered within half an hour, and at most " + CommandCall.MOST_ANSWERS + " times");
        }
        return new Late(
                entities.find(Command.class, call.getCommandId()),
                entities.find(Room.class, call.getRoomId()).getName(),
                call.getUserId());
    }

    private CommandCall call(String secret) {
        return entities.createQuery("select c from CommandCall c where c.hash = :hash", CommandCall.class)
                .setParameter("hash", Secret.hash(secret))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    private static void requireAdministrator(Caller by) {
        if (!by.isAdministrator()) {
            throw Problem.of(ErrorCode.FORBIDDEN, "for administrators only");
        }
    }
}
