package io.atrium.endpoint;

import io.atrium.channel.Backlog;
import io.atrium.channel.ClientSession;
import io.atrium.channel.Dialect;
import io.atrium.channel.Groups;
import io.atrium.channel.Subscription;
import io.atrium.notify.LobbyFeed;
import java.util.List;

/** What a person hears on one session outside of any room: the lobby's rooms as they change, and what concerns the person alone. */
public final class OwnChannel {
    /** Nothing of it is numbered. */
    private static final Backlog NONE = (after, before) -> List.of();

    private final Groups groups;
    private final String own;
    private final Subscription ofLobby;
    private final Subscription ofOwn;

    /** Holds back what is said until it is started. */
    public OwnChannel(Groups groups, ClientSession session, Dialect dialect) {
        this.groups = groups;
        this.own = LobbyFeed.user(session.login());
        this.ofLobby = groups.subscribe(LobbyFeed.LOBBY, session, dialect, NONE);
        this.ofOwn = groups.subscribe(own, session, dialect, NONE);
    }

    public void start() {
        ofLobby.start(0);
        ofOwn.start(0);
    }

    public void leave() {
        groups.unsubscribe(LobbyFeed.LOBBY, ofLobby);
        groups.unsubscribe(own, ofOwn);
    }
}
