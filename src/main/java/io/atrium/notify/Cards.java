package io.atrium.notify;

import io.atrium.account.Role;
import io.atrium.account.User;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.room.Conversations;
import io.atrium.room.Membership;
import io.atrium.room.Room;
import io.atrium.room.RoomCards;
import io.atrium.room.RoomCards.Shared;
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
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

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
    private Conversations conversations;

    @Inject
    private ChannelLayer layer;

    /**
     * As the rooms are now, not as they were when something about them was noted; those that have gone are left out.
     *
     * @param way the layer's, to all nodes or to this one alone
     */
    void send(Collection<Long> rooms, BiConsumer<String, Message> way) {
        boolean guests = layer.mayHaveReceivers(LobbyFeed.GUESTS);
        if (rooms.isEmpty() || !(guests || layer.mayHaveReceivers(LobbyFeed.LOBBY))) {
            return; // whoever comes later is shown them as they are then
        }
        List<Shared> shared = cards.shared(rooms);
        conversations.know(shared.stream().map(Shared::room).toList());
        Map<Long, Set<String>> removed = roster.removed(ids(shared, Room::isOpen));
        Map<Long, Set<String>> invited = guests ? roster.guests(ids(shared, Room::isOpen)) : Map.of();
        Map<Long, Set<String>> members = roster.logins(ids(shared, room -> !room.isOpen() && !room.isDirect()));
        for (Shared one : shared) {
            Long id = one.room().getId();
            JsonObject card = card(one.card());
            if (one.room().isDirect()) {
                conversations
                        .parties(one.room())
                        .forEach(party -> tell(
                                List.of(LobbyFeed.user(party.login())),
                                card(cards.seenBy(party.userId(), one.room(), one.card())),
                                way));
            } else if (one.room().isOpen()) {
                Set<String> except = removed.getOrDefault(id, Set.of());
                way.accept(LobbyFeed.LOBBY, Message.ephemeralExcept(card.toString(), except));
                tell(users(invited.getOrDefault(id, Set.of())), card, way);
            } else {
                tell(users(members.getOrDefault(id, Set.of())), card, way);
            }
        }
    }

    private static List<String> users(Set<String> logins) {
        return logins.stream().map(LobbyFeed::user).toList();
    }

    private static List<Long> ids(List<Shared> shared, Predicate<Room> condition) {
        return shared.stream()
                .map(Shared::room)
                .filter(condition)
                .map(Room::getId)
                .toList();
    }

    /** Created, or given another title, purpose or visibility. */
    void roomChanged(Room room) {
        if (room.wasClosedNow()) {
            // Its members get it back at once.
            tell(List.of(LobbyFeed.LOBBY), gone(room));
        }
        send(List.of(room.getId()), layer::groupSend);
    }

    /** @param members those who belonged to it */
    void roomGone(Room room, List<Membership> members) {
        if (room.isOpen()) {
            tell(List.of(LobbyFeed.LOBBY), gone(room));
            if (!layer.mayHaveReceivers(LobbyFeed.GUESTS)) {
                return;
            }
        }
        members.stream()
                .map(membership -> entities.find(User.class, membership.getUserId()))
                .filter(user -> !room.isOpen() || user.getRole() == Role.GUEST)
                .forEach(user -> tell(List.of(LobbyFeed.user(user.getLogin())), gone(room)));
    }

    void membershipChanged(Membership membership) {
        Room room = entities.find(Room.class, membership.getRoomId());
        User user = entities.find(User.class, membership.getUserId());
        if (room == null || user == null) {
            return;
        }
        Membership now = entities.find(Membership.class, new Membership.Key(room.getId(), user.getId()));
        boolean mayEnter =
                now == null || now.hasLeft() ? room.isOpen() && user.getRole() != Role.GUEST : now.isActive();
        String group = LobbyFeed.user(user.getLogin());
        tell(List.of(group), mayEnter ? card(cards.of(room, user.getId())) : gone(room));
    }

    /** The conversations in which somebody shows whether these people are there. */
    Collection<Long> conversationsOf(Collection<String> logins) {
        return entities.createQuery(
                        "select distinct m.roomId from Membership m, Room r, User u where r.id = m.roomId and u.id = m.userId"
                                + " and r.people is not null and u.login in :logins",
                        Long.class)
                .setParameter("logins", logins)
                .getResultList();
    }

    private void tell(Collection<String> groups, JsonObject frame) {
        tell(groups, frame, layer::groupSend);
    }

    private static void tell(Collection<String> groups, JsonObject frame, BiConsumer<String, Message> way) {
        Message message = Message.ephemeral(frame.toString(), null);
        groups.forEach(group -> way.accept(group, message));
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
