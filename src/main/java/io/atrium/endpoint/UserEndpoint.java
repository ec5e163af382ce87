package io.atrium.endpoint;

import io.atrium.account.LiveCredentials;
import io.atrium.channel.ClientSession;
import io.atrium.channel.Dialect;
import io.atrium.channel.Groups;
import io.atrium.channel.Outgoing;
import io.atrium.channel.RateMeter.Verdict;
import io.atrium.wire.CloseCode;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A person's own channel: the lobby's rooms as they change, and what the person has read elsewhere. Says, and does not listen. */
@Dependent
@ServerEndpoint("/ws/user")
public class UserEndpoint {
    private static final Logger LOG = Logger.getLogger(UserEndpoint.class.getName());

    @Inject
    private Opening opening;

    @Inject
    private Groups groups;

    @Inject
    private LiveCredentials credentials;

    private ClientSession session;
    private OwnChannel channel;

    @OnOpen
    public void open(Session socket) {
        Admitted admitted = (Admitted) socket.getUserPrincipal();
        session = opening.session(socket, admitted);
        channel = new OwnChannel(groups, session, Dialect.JSON);
        session.send(Outgoing.of(Json.createObjectBuilder()
                .add("type", "welcome")
                .add("you", session.login())
                .build()
                .toString()));
        channel.start();
        if (!credentials.hold(admitted.caller())) {
            session.close(CloseCode.REVOKED);
        }
    }

    @OnMessage
    public void text(String part, boolean last) {
        Verdict verdict = session.rate().take();
        if (verdict == Verdict.CLOSE) {
            session.close(CloseCode.TOO_FAST);
        } else if (last && verdict == Verdict.TAKE) {
            Problem deaf = Problem.of(ErrorCode.UNKNOWN_TYPE, "this channel takes no frames");
            session.send(Outgoing.sheddable(deaf.toFrame(null).toString()));
        }
    }

    @OnMessage
    public void pong(PongMessage pong) {
        session.alive();
    }

    @OnClose
    public void close() {
        if (channel != null) {
            channel.leave();
            opening.close(session);
        }
    }

    @OnError
    public void error(Throwable failure) {
        LOG.log(Level.FINE, "a person's channel failed", failure);
    }
}
