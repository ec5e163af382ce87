package io.atrium.endpoint.centrifuge;

import io.atrium.channel.Groups;
import io.atrium.channel.Presence;
import io.atrium.endpoint.CatchingUp;
import io.atrium.endpoint.CatchingUp.Caught;
import io.atrium.endpoint.OwnChannel;
import io.atrium.endpoint.Place;
import io.atrium.endpoint.Places;
import io.atrium.endpoint.Position;
import io.atrium.room.Head;
import io.atrium.room.Member;
import io.atrium.room.RoomHistory;
import io.atrium.room.RoomKinds;
import io.atrium.wire.CloseCode;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Brings a connection into channels and out of them again. */
@ApplicationScoped
class Subscribing {
    /** Centrifugo's code for who is to subscribe again at once, with the position. */
    private static final int COME_BACK = 2500;

    /** A flag of the command: rather refuse than begin anew. */
    private static final long REJECT_UNRECOVERED = 2;

    @Inject
    private Channels channels;

    @Inject
    private Places places;

    @Inject
    private CatchingUp catchingUp;

    @Inject
    private RoomHistory history;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Groups groups;

    @Inject
    private Presence presence;

    @Inject
    private Watching watching;

    @Inject
    @ConfigProperty(name = "atrium.channel-limit", defaultValue = "128")
    private int mostChannels;

    /** A setting that makes no sense stops the start, not the first client. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        if (mostChannels < 1) {
            throw new IllegalArgumentException("ATRIUM_CHANNEL_LIMIT is " + mostChannels + ", at least 1 is needed");
        }
    }

    void subscribe(Connection connection, Command command) {
        String channel = command.channel();
        if (connection.channel(channel) != null) {
            throw new ReplyError.Answered(ReplyError.ALREADY_SUBSCRIBED);
        }
        if (connection.channelCount() >= mostChannels) {
            throw new ReplyError.Answered(
                    ReplyError.limitExceeded("a connection has at most " + mostChannels + " channels"));
        }
        // Other sorts of channels than rooms are, and filters on what these do not carry.
        if (command.whole("type", 0, Integer.MAX_VALUE) != 0 || command.object("tf") != null) {
            throw new ReplyError.Answered(ReplyError.NOT_AVAILABLE);
        }
        if (Channels.isUser(channel)) {
            subscribeOwn(connection, command, channel);
        } else if (channel.equals(Channels.CONSOLE)) {
            watching.subscribe(connection, command);
        } else {
            subscribeRoom(connection, command, channel);
        }
    }

    /** Having left no channel is no error. */
    void unsubscribe(Connection connection, Command command) {
        connection.leave(command.channel());
        connection.reply(command, "{}");
    }

    /** Subscriptions here end with the right to them, not with a time. */
    void refresh(Connection connection, Command command) {
        if (connection.channel(command.channel()) == null) {
            throw Problem.of(ErrorCode.FORBIDDEN, "not subscribed");
        }
        connection.reply(command, "{}");
    }

    /** Subscribed by the server from the beginning; a client that has left it may come back. */
    private void subscribeOwn(Connection connection, Command command, String channel) {
        if (!channel.equals(Channels.user(connection.caller().login()))) {
            throw Problem.of(ErrorCode.FORBIDDEN, "this channel is somebody else's");
        }
        OwnChannel own = new OwnChannel(groups, presence, connection.session(), new ChannelDialect(channel));
        connection.enter(channel, own::leave);
        connection.reply(command, "{}");
        own.start();
    }

    /** A page that comes back after a break goes on in its room; where it was left meanwhile, to subscribe is not to come back. */
    private static boolean enters(Command command) {
        return !(command.params().get("data") instanceof JsonObject data) || data.getBoolean("enter", true);
    }

    private void subscribeRoom(Connection connection, Command command, String channel) {
        Member member =
                enters(command) ? channels.member(connection, channel) : channels.memberAlready(connection, channel);
        Place place = places.take(
                member,
                connection.session(),
                new ChannelDialect(channel),
                (ended, why) -> end(connection, channel, new RoomChannel(places, ended), why));
        try {
            if (!places.isStillRight(place)) {
                throw Problem.of(ErrorCode.FORBIDDEN, "you are not a member of this room");
            }
            Beginning beginning = beginning(command, place.member());
            connection.enter(channel, new RoomChannel(places, place));
            connection.reply(command, beginning.json);
            place.start(beginning.seq);
        } catch (RuntimeException refused) {
            connection.leave(channel);
            places.leave(place);
            throw refused;
        }
    }

    /** What a subscriber is told first, and the last entry it then has or can read. */
    private record Beginning(String json, long seq) {}

    private Beginning beginning(Command command, Member member) {
        if (!command.flag("recover")) {
            Head head = history.head(member.room().getId());
            return new Beginning(result(head.epoch(), head.seq(), snapshot(member), ""), head.seq());
        }
        Position position = new Position(command.whole("offset", 0, Long.MAX_VALUE), command.text("epoch"));
        Caught caught = catchingUp.from(position, member.room());
        String data = snapshot(member);
        if (caught.recovered()
                && caught.seq() - position.after() == caught.entries().size()) {
            // The position asked for, which moves with each of these.
            String publications = Replies.publications(caught.entries(), position.after() + 1);
            String recovery = ",\"recovered\":true,\"was_recovering\":true,\"publications\":" + publications;
            return new Beginning(result(caught.epoch(), position.after(), data, recovery), caught.seq());
        }
        if ((command.whole("flag", 0, Long.MAX_VALUE) & REJECT_UNRECOVERED) != 0) {
            throw new ReplyError.Answered(ReplyError.UNRECOVERABLE_POSITION);
        }
        return new Beginning(result(caught.epoch(), caught.seq(), data, ",\"was_recovering\":true"), caught.seq());
    }

    /** After the position is known, so that it is not behind it. */
    private String snapshot(Member member) {
        return kinds.of(member.room()).snapshot(member.room(), member).toString();
    }

    private static String result(String epoch, long offset, String data, String recovery) {
        return "{\"recoverable\":true,\"positioned\":true,\"epoch\":" + Replies.quoted(epoch) + ",\"offset\":" + offset
                + recovery + ",\"data\":" + data + "}";
    }

    private static void end(Connection connection, String name, RoomChannel channel, CloseCode why) {
        if (why == CloseCode.SLOW) {
            connection.expel(name, channel, COME_BACK, why.reason());
        } else {
            connection.expel(name, channel, reason(why));
        }
    }

    private static String reason(CloseCode why) {
        return why == CloseCode.NOT_FOUND ? "the room was removed" : "no member of the room";
    }
}
