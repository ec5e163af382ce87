package io.atrium.identity;

import io.atrium.account.Role;
import io.atrium.room.MemberRole;
import io.atrium.wire.Text;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * What groups outside mean here. Names of groups are compared without case.
 *
 * @param administrators groups whose people administrate; empty: roles are not told outside
 * @param grants which group opens which room
 * @param likenesses which group is which group of people here
 */
public record GroupRules(Set<String> administrators, List<Grant> grants, List<Likeness> likenesses) {
    /** Who is in the group belongs to the room. */
    public record Grant(String group, String room, MemberRole role) {}

    /** Who is in the group outside is in the one here. @param title what it is called outside */
    public record Likeness(String group, String title, String handle) {}

    /** Nothing of groups of people. */
    public GroupRules(Set<String> administrators, List<Grant> grants) {
        this(administrators, grants, List.of());
    }

    /**
     * Reads {@code <prefix>.administrators} (groups, comma-separated) {@code <prefix>.rooms} ({@code GROUP=ROOM} or {@code GROUP=ROOM:ROLE}, comma-separated)
     * and {@code <prefix>.people} ({@code GROUP=HANDLE}, comma-separated).
     *
     * @throws IllegalArgumentException that names the setting
     */
    public static GroupRules of(Config config, String prefix) {
        String rooms = prefix + ".rooms";
        String people = prefix + ".people";
        return new GroupRules(
                items(config, prefix + ".administrators")
                        .map(GroupRules::folded)
                        .collect(Collectors.toSet()),
                items(config, rooms).map(item -> grant(rooms, item)).toList(),
                items(config, people).map(item -> likeness(people, item)).toList());
    }

    /** Null where nothing is said of roles. */
    public Role role(Collection<String> groups) {
        if (administrators.isEmpty()) {
            return null;
        }
        return groups.stream().map(GroupRules::folded).anyMatch(administrators::contains)
                ? Role.ADMINISTRATOR
                : Role.MEMBER;
    }

    /** As {@link #role(Collection)}, of somebody who is here: whom an administrator has made a guest stays one, unless a group has them administrate. */
    public Role role(Collection<String> groups, Role now) {
        Role said = role(groups);
        return said == Role.MEMBER && now == Role.GUEST ? now : said;
    }

    /** The rooms' names, each with the highest role that any of the groups gives there. */
    public Map<String, MemberRole> rooms(Collection<String> groups) {
        Set<String> own = groups.stream().map(GroupRules::folded).collect(Collectors.toSet());
        Map<String, MemberRole> rooms = new HashMap<>();
        grants.stream()
                .filter(grant -> own.contains(grant.group()))
                .forEach(grant -> rooms.merge(
                        grant.room(), grant.role(), (one, other) -> one.compareTo(other) > 0 ? one : other));
        return rooms;
    }

    /** The groups of people here that somebody in these is in. */
    public List<Likeness> people(Collection<String> groups) {
        Set<String> own = groups.stream().map(GroupRules::folded).collect(Collectors.toSet());
        return likenesses.stream().filter(each -> own.contains(each.group())).toList();
    }

    private static Likeness likeness(String setting, String item) {
        int equals = item.lastIndexOf('=');
        String handle = item.substring(equals + 1).strip();
        if (equals < 1 || !Text.isName(handle)) {
            throw new IllegalArgumentException(
                    named(setting) + " has " + item + ", GROUP=HANDLE is needed, with a handle of a-z 0-9 - _");
        }
        String title = item.substring(0, equals).strip();
        return new Likeness(folded(title), title, handle);
    }

    private static String named(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static Grant grant(String setting, String item) {
        // A group's name may hold what separates: it ends at the last.
        int equals = item.lastIndexOf('=');
        String[] room = item.substring(equals + 1).split(":", 2);
        MemberRole role = Arrays.stream(MemberRole.values())
                .filter(each ->
                        each.wireName().equals(room.length < 2 ? MemberRole.MEMBER.wireName() : room[1].strip()))
                .findFirst()
                .orElse(null);
        if (equals < 1 || role == null || !Text.isName(room[0].strip())) {
            throw new IllegalArgumentException(named(setting) + " has " + item
                    + ", GROUP=ROOM or GROUP=ROOM:ROLE is needed, with reader, member, moderator or keeper");
        }
        return new Grant(folded(item.substring(0, equals)), room[0].strip(), role);
    }

    private static Stream<String> items(Config config, String setting) {
        return config.getOptionalValue(setting, String.class).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(item -> !item.isEmpty());
    }

    private static String folded(String group) {
        return group.strip().toLowerCase(Locale.ROOT);
    }
}
