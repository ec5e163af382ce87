package io.atrium.web.admin;

import io.atrium.account.Avatars;
import io.atrium.account.GroupList;
import io.atrium.account.PersonGroup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The groups of people, and beside them the one in the address. The script goes on from there, by REST. */
@Named
@RequestScoped
public class GroupsPage {
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_MEMBERS = 200;

    @Inject
    private HttpServletRequest request;

    @Inject
    private GroupList groups;

    private List<Row> rows;
    private PersonGroup group;
    private List<Member> members = List.of();

    /** One in the table. */
    public record Row(PersonGroup group, long members) {
        public PersonGroup getGroup() {
            return group;
        }

        public long getMembers() {
            return members;
        }
    }

    /** Somebody in the group. */
    public record Member(String login, String name, boolean byDirectory) {
        public String getLogin() {
            return login;
        }

        public String getName() {
            return name;
        }

        public boolean isByDirectory() {
            return byDirectory;
        }
    }

    @PostConstruct
    void load() {
        rows = groups.page(null, "", MOST_ROWS).stream()
                .map(row -> new Row(row.group(), row.members()))
                .toList();
        String chosen = request.getParameter("group");
        group = chosen == null ? null : groups.find(chosen).orElse(null);
        if (group != null) {
            members = groups.people(group, "", MOST_MEMBERS).stream()
                    .map(person -> new Member(person.login(), person.name(), person.byDirectory()))
                    .toList();
        }
    }

    public List<Row> getRows() {
        return rows;
    }

    /** The one in the address, or null. */
    public PersonGroup getGroup() {
        return group;
    }

    public String getChosen() {
        return group == null ? null : group.getHandle();
    }

    public List<Member> getMembers() {
        return members;
    }

    /** After whom the list goes on; null, and so no attribute: it does not. */
    public String getNext() {
        return members.size() < MOST_MEMBERS
                ? null
                : members.get(MOST_MEMBERS - 1).login();
    }

    public String hue(String login) {
        return Avatars.hue(login);
    }

    public String initials(String name) {
        return Avatars.initials(name);
    }
}
