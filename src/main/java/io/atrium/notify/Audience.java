package io.atrium.notify;

import io.atrium.room.MemberRole;
import io.atrium.room.Notice;
import io.atrium.room.Notice.What;
import io.atrium.room.NoticeLevel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The members of a room by what they want to hear of it. */
final class Audience {
    /** Members of a room of whose alarms and approvals each is told. */
    static final int MOST_TOLD = 500;

    private final Map<String, Hearer> byLogin;
    private final List<Hearer> attentive;

    /**
     * @param level never null: the room's, else the person's own
     * @param muted whether they want to be told of less of this very room
     */
    record Hearer(long userId, String login, MemberRole role, NoticeLevel level, boolean muted) {
        /** Those who look after a large room, and those who want to hear everything of it. */
        boolean isAboveOthers() {
            return level == NoticeLevel.ALL || role.mayModerate();
        }

        boolean hears(What what) {
            return switch (what) {
                case SAID -> level == NoticeLevel.ALL;
                case DIRECT -> level != NoticeLevel.NOTHING && !muted;
                default -> level != NoticeLevel.NOTHING;
            };
        }
    }

    Audience(List<Hearer> members) {
        byLogin = members.stream().collect(Collectors.toUnmodifiableMap(Hearer::login, Function.identity()));
        attentive = members.stream()
                .filter(member -> member.level() == NoticeLevel.ALL)
                .toList();
    }

    /** Somebody who is to be told, and why. */
    record Addressee(long userId, What what) {}

    /** Each person once, for the first reason that fits. */
    List<Addressee> of(List<Notice> notices, String author) {
        List<Addressee> told = new ArrayList<>();
        Set<Long> met = new HashSet<>();
        for (Notice notice : notices) {
            meant(notice)
                    .filter(hearer -> !hearer.login().equals(author) && hearer.hears(notice.what()))
                    .filter(hearer -> met.add(hearer.userId()))
                    .forEach(hearer -> told.add(new Addressee(hearer.userId(), notice.what())));
        }
        return told;
    }

    /** What a machine says again and again is not written down for thousands; who calls everybody means it. */
    private boolean isForAll(Notice notice) {
        return notice.what() == What.MENTION || byLogin.size() <= MOST_TOLD;
    }

    private Stream<Hearer> meant(Notice notice) {
        return switch (notice.audience()) {
            case NAMED -> notice.logins().stream().filter(byLogin::containsKey).map(byLogin::get);
            case EVERYBODY -> byLogin.values().stream().filter(hearer -> isForAll(notice) || hearer.isAboveOthers());
            case KEEPERS -> byLogin.values().stream().filter(hearer -> hearer.role() == MemberRole.KEEPER);
            case ATTENTIVE -> attentive.stream();
        };
    }
}
