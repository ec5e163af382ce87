package io.atrium.kind.chat;

import io.atrium.room.Member;
import io.atrium.room.Notice;
import io.atrium.room.Notice.What;
import io.atrium.room.RoomGroups;
import io.atrium.room.RoomGroups.Called;
import io.atrium.room.Roster;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who is called by a message: {@code @login}, everybody by {@code @room}, and a group of people, of those who are in the room, by {@code @handle}. */
@ApplicationScoped
class Mentions {
    /** In place of a login: all members. */
    static final String ROOM = "room";

    private static final Pattern QUOTED = Pattern.compile("^>.*$", Pattern.MULTILINE);

    private final Roster roster;
    private final RoomGroups groups;
    private final int most;
    private final int largest;

    /** For the container's proxy alone. */
    protected Mentions() {
        this(null, null, 0, 0);
    }

    /** @param most people a message may mention. @param largest number of members that anybody may call together */
    @Inject
    Mentions(
            Roster roster,
            RoomGroups groups,
            @ConfigProperty(name = "atrium.max-mentions", defaultValue = "20") int most,
            @ConfigProperty(name = "atrium.room-mention-members", defaultValue = "50") int largest) {
        this.roster = roster;
        this.groups = groups;
        this.most = most;
        this.largest = largest;
    }

    /** What stands like a mention in a text, whoever there is: not in code, not in links and mail addresses, and not in what is quoted, which has called them before. */
    static Set<String> in(String text) {
        Set<String> logins = new LinkedHashSet<>();
        if (text.indexOf('@') >= 0) {
            Markdown.html(QUOTED.matcher(text).replaceAll(">"), Names.mentions(login -> {
                logins.add(login);
                return null;
            }));
        }
        return logins;
    }

    /** Those who may be mentioned in a room. */
    Set<String> known(long roomId) {
        Set<String> known =
                roster.members(roomId).stream().map(Roster.Person::login).collect(Collectors.toSet());
        known.add(ROOM);
        return known;
    }

    /** The groups of people that may be called in a room, by their handles. */
    Map<String, Called> groups(long roomId) {
        return groups.of(roomId);
    }

    /**
     * Whom a message calls.
     *
     * @throws Problem {@code too_many_mentions}; {@code forbidden} where there are too many for this member to call all of them
     */
    List<Notice> of(Member from, String text) {
        Set<String> called = in(text);
        if (called.isEmpty()) {
            return List.of();
        }
        long room = from.room().getId();
        Set<String> known = known(room);
        List<Called> together = called.stream()
                .filter(handle -> !known.contains(handle))
                .map(groups(room)::get)
                .filter(Objects::nonNull)
                .toList();
        called.retainAll(known);
        return notices(called, together, from.isKeeper(), roster.count(from.room()) <= largest);
    }

    /** @param called of those who are there; taken apart. @param together groups. @param isSmall whether anybody may call everybody */
    List<Notice> notices(Set<String> called, List<Called> together, boolean isKeeper, boolean isSmall) {
        List<Notice> notices = new ArrayList<>();
        boolean everybody = called.remove(ROOM);
        if (called.size() + together.size() > most) {
            throw Problem.own(
                    "too_many_mentions", ErrorCode.INVALID, "message", "a message may mention " + most + " people");
        }
        if (everybody && !isKeeper && !isSmall) {
            throw Problem.of(
                    ErrorCode.FORBIDDEN,
                    "in a room of more than " + largest + " members only a keeper may write @room");
        }
        Set<String> all = new LinkedHashSet<>(called);
        all.addAll(inGroups(together, isKeeper));
        if (!all.isEmpty()) {
            notices.add(Notice.to(What.MENTION, all));
        }
        if (everybody) {
            notices.add(Notice.toEverybody(What.MENTION));
        }
        return notices;
    }

    private Set<String> inGroups(List<Called> together, boolean isKeeper) {
        Set<String> logins = together.stream()
                .flatMap(group -> group.logins().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!isKeeper && logins.size() > largest) {
            throw Problem.of(ErrorCode.FORBIDDEN, "only a keeper may call groups of more than " + largest + " members");
        }
        return logins;
    }
}
