package io.atrium.endpoint;

import io.atrium.account.Role;
import io.atrium.channel.Backlog;
import io.atrium.channel.ClientSession;
import io.atrium.channel.Dialect;
import io.atrium.channel.Groups;
import io.atrium.channel.Presence;
import io.atrium.channel.Subscription;
import io.atrium.notify.LobbyFeed;
import java.util.List;

/** What a person hears on one session outside of any room: the lobby's rooms as they change, and what concerns the person alone. */
public final class OwnChannel {
    /** Nothing of it is numbered. */
    private static final Backlog NONE = (after, before) -> List.of();

    private final Groups groups;
    private final Presence presence;
    private final String login;
    private final String own;
    private final String lobby;
    private final Subscription ofLobby;
    private final Subscription ofOwn;

    /** Holds back what is said until it is started. */
    public OwnChannel(Groups groups, Presence presence, ClientSession session, Dialect dialect) {
        this.groups = groups;
        this.presence = presence;
        this.login = session.login();
        this.own = LobbyFeed.user(login);
        this.lobby = session.role().equals(Role.GUEST.word()) ? LobbyFeed.GUESTS : LobbyFeed.LOBBY;
        this.ofLobby = groups.subscribe(lobby, session, dialect, NONE);
        this.ofOwn = groups.subscribe(own, session, dialect, NONE);
        presence.enter(Presence.PEOPLE, login);
    }

    public void start() {
        ofLobby.start(0);
        ofOwn.start(0);
    }

    public void leave() {
        groups.unsubscribe(lobby, ofLobby);
        groups.unsubscribe(own, ofOwn);
        presence.leave(Presence.PEOPLE, login);
    }
}
