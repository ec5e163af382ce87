package io.atrium.web;

import io.atrium.account.Accounts;
import io.atrium.room.Conversations;
import io.atrium.room.Head;
import io.atrium.room.Member;
import io.atrium.room.MemberRole;
import io.atrium.room.Person;
import io.atrium.room.RoomKinds;
import io.atrium.room.RoomLog;
import io.atrium.room.Roster;
import io.atrium.room.View;
import io.atrium.room.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;

/** Makes the {@link View} of a page, for its viewer's language and zone. */
@RequestScoped
public class PageViews {
    @Inject
    private Viewer viewer;

    @Inject
    private Times times;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Accounts accounts;

    @Inject
    private Conversations conversations;

    View of(Member member, Head head, long readSeq, List<Roster.Person> people) {
        Words words = Words.of(member.room().getKind(), viewer.getLocale());
        return new PageView(
                new PageView.Facts(member, title(member), head, readSeq, people), viewer, times, words, this);
    }

    private String title(Member member) {
        return conversations.title(member.room(), member.caller().userId());
    }

    JsonObject snapshot(Member member) {
        return kinds.of(member.room()).snapshot(member.room(), member);
    }

    Person person(String login) {
        if (login.equals(RoomLog.SYSTEM)) {
            return new Person(login, RoomLog.SYSTEM_NAME, MemberRole.MEMBER);
        }
        return accounts.find(login)
                .map(user -> new Person(login, user.getName(), MemberRole.MEMBER, user.isBot()))
                .orElseGet(() -> new Person(login, login, MemberRole.MEMBER));
    }
}
