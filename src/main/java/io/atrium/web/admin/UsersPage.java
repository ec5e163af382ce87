package io.atrium.web.admin;

import io.atrium.account.Accounts;
import io.atrium.account.Avatars;
import io.atrium.account.Role;
import io.atrium.account.User;
import io.atrium.web.Form;
import io.atrium.web.Once;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/** The people with an account: the list, and beside it the one chosen or the form for a new one. */
@Named
@RequestScoped
public class UsersPage {
    private static final String PAGE = "/admin/users?faces-redirect=true";

    @Inject
    private HttpServletRequest request;

    @Inject
    private Accounts accounts;

    @Inject
    private Form form;

    @Inject
    private Once once;

    private String filter;
    private String chosen;
    private boolean adding;
    private String login;
    private String name;
    private Role role = Role.MEMBER;
    private List<User> users;
    private User user;

    /** From the address, or from the form sent: which form there is to be read depends on it. */
    @PostConstruct
    void choose() {
        chosen = request.getParameter("user");
        adding = request.getParameter("add") != null;
        filter = request.getParameter("q");
    }

    public List<User> getUsers() {
        if (users == null) {
            String wanted = filter == null ? "" : filter.strip().toLowerCase(Locale.ROOT);
            users = accounts.list().stream()
                    .filter(user -> user.getLogin().contains(wanted)
                            || user.getName().toLowerCase(Locale.ROOT).contains(wanted))
                    .toList();
        }
        return users;
    }

    /** The user in the address, or null. */
    public User getUser() {
        if (user == null && chosen != null) {
            user = accounts.find(chosen).orElse(null);
        }
        return user;
    }

    public String add() {
        try {
            String wanted = login == null ? "" : login.strip().toLowerCase(Locale.ROOT);
            String password = accounts.createWithNewPassword(wanted, name, role);
            chosen = wanted;
            return shown(password);
        } catch (Problem problem) {
            if (problem.code() == ErrorCode.CONFLICT) {
                form.refuse("login", "error.users.taken");
            } else {
                form.refuse("users", problem);
            }
            adding = true;
            return null;
        }
    }

    public String resetPassword() {
        return shown(accounts.resetPassword(getUser().getId()));
    }

    public String enable() {
        accounts.setEnabled(getUser().getId(), true);
        return done("users.enabled.done");
    }

    public String disable() {
        try {
            accounts.setEnabled(getUser().getId(), false);
            return done("users.disabled.done");
        } catch (Problem lastAdministrator) {
            form.refuse("", "error.users.last");
            return null;
        }
    }

    public String promote() {
        accounts.setRole(getUser().getId(), Role.ADMINISTRATOR);
        return done("users.role.done");
    }

    public String demote() {
        try {
            accounts.setRole(getUser().getId(), Role.MEMBER);
            return done("users.role.done");
        } catch (Problem lastAdministrator) {
            form.refuse("", "error.users.last");
            return null;
        }
    }

    public String initials(User user) {
        return Avatars.initials(user.getName());
    }

    public String hue(User user) {
        return Avatars.hue(user.getLogin());
    }

    /** The password goes with the redirect, and is gone after the page that shows it. */
    private String shown(String password) {
        once.show(password);
        return PAGE + "&user=" + chosen;
    }

    private String done(String notice) {
        once.tell(notice);
        return PAGE + "&user=" + chosen;
    }

    public String getFilter() {
        return filter;
    }

    public String getChosen() {
        return chosen;
    }

    public boolean isAdding() {
        return adding;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }
}
