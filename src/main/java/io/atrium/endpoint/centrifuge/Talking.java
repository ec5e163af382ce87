package io.atrium.endpoint.centrifuge;

import io.atrium.channel.ClientSession;
import io.atrium.endpoint.Failure;
import io.atrium.room.Appended;
import io.atrium.room.Member;
import io.atrium.room.RoomTraffic;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What a client says in a room: the same frames as on its plain socket. */
@ApplicationScoped
class Talking {
    @Inject
    private Channels channels;

    @Inject
    private RoomTraffic traffic;

    /** Answered once it is committed. */
    void publish(Connection connection, Command command) {
        Member member = channels.member(connection, command.channel());
        JsonObject data = data(command);
        pass(connection, member, data).whenComplete((appended, failure) -> {
            if (failure == null) {
                connection.reply(command, "{}");
            } else {
                connection.fail(command, ReplyError.of(Failure.problem(failure)));
            }
        });
    }

    /** Never answered, unless the client gave the command an id; {@code room} in the data says which is meant. */
    void send(Connection connection, Command command) {
        JsonObject data = data(command);
        Member member = channels.member(connection, Channels.room(Command.text(data, "room")));
        pass(connection, member, data).whenComplete((appended, failure) -> {
            if (failure != null) {
                connection.fail(command, ReplyError.of(Failure.problem(failure)));
            }
        });
    }

    private CompletionStage<Optional<Appended>> pass(Connection connection, Member member, JsonObject data) {
        ClientSession session = connection.session();
        return traffic.receive(member, Frame.of(data).over(session.roundTrip()), session.id());
    }

    private static JsonObject data(Command command) {
        JsonValue data = command.params().get("data");
        if (data instanceof JsonObject object) {
            return object;
        }
        throw Problem.of(ErrorCode.MALFORMED, "data must be a JSON object");
    }
}
