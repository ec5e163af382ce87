package io.atrium.endpoint.centrifuge;

import io.atrium.account.Caller;
import io.atrium.account.LiveCredentials;
import io.atrium.account.Tokens;
import io.atrium.channel.ClientSession;
import io.atrium.channel.ClientSession.Entrance;
import io.atrium.channel.Groups;
import io.atrium.channel.Presence;
import io.atrium.endpoint.Arrivals;
import io.atrium.endpoint.Entrances;
import io.atrium.endpoint.OwnChannel;
import io.atrium.endpoint.centrifuge.Disconnect.Demanded;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;

/** Who a connection belongs to, and for how long. */
@ApplicationScoped
class Connecting {
    /** As the session's heartbeat goes. */
    private static final int PING_SECONDS = 25;

    @Inject
    private Arrivals arrivals;

    @Inject
    private Tokens tokens;

    @Inject
    private LiveCredentials credentials;

    @Inject
    private Groups groups;

    @Inject
    private Presence presence;

    /** @param node where this connection's requests have to come, where it needs any */
    void connect(Connection connection, Command command, String node) {
        String token = command.text("token");
        Caller caller = token.isEmpty() ? visitor(connection) : byToken(token);
        ClientSession session = arrivals.arrived(caller, entrance(connection, command), connection);
        connection.connected(session, caller, !token.isEmpty());
        // Asked again now that an end of the credential would find the session.
        if (!credentials.hold(caller)) {
            throw new Demanded(Disconnect.INVALID_TOKEN);
        }
        String channel = Channels.user(caller.login());
        OwnChannel own = new OwnChannel(groups, presence, session, new ChannelDialect(channel));
        connection.enter(channel, own::leave);
        JsonObjectBuilder result = Json.createObjectBuilder()
                .add("client", connection.id())
                .add("version", "Atrium")
                .add(
                        "data",
                        Json.createObjectBuilder().add("login", caller.login()).add("name", caller.name()))
                .add("subs", Json.createObjectBuilder().add(channel, Json.createObjectBuilder()))
                .add("ping", PING_SECONDS)
                .add("pong", true);
        if (connection.isByToken()) {
            addExpiry(result, caller);
        }
        if (connection.isEmulated()) {
            result.add("session", connection.secret()).add("node", node);
        }
        connection.reply(command, result.build().toString());
        own.start();
    }

    /** A new token of the same person: the connection lives as long as that one does. */
    void refresh(Connection connection, Command command) {
        String token = command.text("token");
        if (token.isEmpty() || !connection.isByToken()) {
            throw new Demanded(Disconnect.BAD_REQUEST);
        }
        Caller caller = tokens.authenticate(token)
                .filter(shown -> shown.userId() == connection.caller().userId())
                .orElseThrow(
                        () -> new Demanded(tokens.hasExpired(token) ? Disconnect.EXPIRED : Disconnect.INVALID_TOKEN));
        connection.renewed(caller);
        connection.session().renew(Arrivals.holder(caller));
        if (!credentials.hold(caller)) {
            throw new Demanded(Disconnect.INVALID_TOKEN);
        }
        JsonObjectBuilder result = Json.createObjectBuilder();
        addExpiry(result, caller);
        connection.reply(command, result.build().toString());
    }

    /** What a client says of itself is worth more than what its HTTP library says. */
    private static Entrance entrance(Connection connection, Command command) {
        Entrance entrance = connection.visitor().entrance();
        String client = (command.text("name") + " " + command.text("version")).strip();
        return client.isEmpty() ? entrance : entrance.as(Entrances.cut(client));
    }

    private static Caller visitor(Connection connection) {
        Caller caller = connection.visitor().caller();
        if (caller == null) {
            throw Problem.of(ErrorCode.UNAUTHENTICATED, "sign in, or show an access token");
        }
        return caller;
    }

    private Caller byToken(String token) {
        return tokens.authenticate(token)
                .orElseThrow(() -> tokens.hasExpired(token)
                        ? new ReplyError.Answered(ReplyError.TOKEN_EXPIRED)
                        : new Demanded(Disconnect.INVALID_TOKEN));
    }

    /** The client asks for a new token when {@code ttl} is over: a little before the connection ends with the old one. */
    private static void addExpiry(JsonObjectBuilder result, Caller caller) {
        Instant expiresAt = caller.credential().expiresAt();
        if (expiresAt != null) {
            long left = Duration.between(CommonTime.now(), expiresAt).toSeconds();
            result.add("expires", true).add("ttl", Math.max(1, left - Math.min(25, left / 4)));
        }
    }
}
