package io.atrium.notify;

import io.atrium.account.User;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.room.Membership;
import io.atrium.room.Room;
import io.atrium.room.RoomCards;
import io.atrium.room.Roster;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Sends room cards: those of open rooms to all, those of private ones to their members, one's own to oneself. */
@ApplicationScoped
@Transactional
class Cards {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private RoomCards cards;

    @Inject
    private Roster roster;

    @Inject
    private ChannelLayer layer;

    /** Something was said, or somebody came or went. */
    void roomBusy(long roomId) {
        Room room = entities.find(Room.class, roomId);
        if (room != null) {
            send(room);
        }
    }

    /** Created, or given another title, purpose or visibility. */
    void roomChanged(Room room) {
        if (room.wasClosedNow()) {
            // Its members get it back at once.
            tell(List.of(LobbyFeed.LOBBY), gone(room));
        }
        send(room);
    }

    /** @param members those who belonged to it */
    void roomGone(Room room, List<Membership> members) {
        if (room.isOpen()) {
            tell(List.of(LobbyFeed.LOBBY), gone(room));
            return;
        }
        members.stream()
                .map(membership -> entities.find(User.class, membership.getUserId()))
                .forEach(user -> tell(List.of(LobbyFeed.user(user.getLogin())), gone(room)));
    }

    void membershipChanged(Membership membership) {
        Room room = entities.find(Room.class, membership.getRoomId());
        User user = entities.find(User.class, membership.getUserId());
        if (room == null || user == null) {
            return;
        }
        Membership now = entities.find(Membership.class, new Membership.Key(room.getId(), user.getId()));
        boolean mayEnter = now == null ? room.isOpen() : now.isActive();
        String group = LobbyFeed.user(user.getLogin());
        tell(List.of(group), mayEnter ? card(cards.of(room, user.getId())) : gone(room));
    }

    /** As the room is now, not as it was when the change was noted. */
    private void send(Room noted) {
        Room room = entities.find(Room.class, noted.getId());
        if (room == null) {
            return;
        }
        JsonObject card = card(cards.shared(room));
        if (room.isOpen()) {
            Set<String> removed = Set.copyOf(roster.removed(room.getId()));
            layer.groupSend(LobbyFeed.LOBBY, Message.ephemeralExcept(card.toString(), removed));
        } else {
            tell(roster.logins(room.getId()).stream().map(LobbyFeed::user).toList(), card);
        }
    }

    private void tell(Collection<String> groups, JsonObject frame) {
        Message message = Message.ephemeral(frame.toString(), null);
        groups.forEach(group -> layer.groupSend(group, message));
    }

    private static JsonObject card(JsonObject card) {
        return Json.createObjectBuilder().add("type", "room").add("room", card).build();
    }

    private static JsonObject gone(Room room) {
        return Json.createObjectBuilder()
                .add("type", "room_gone")
                .add("room", room.getName())
                .build();
    }
}
