package io.atrium.web.admin;

import io.atrium.account.AccessToken;
import io.atrium.account.Accounts;
import io.atrium.account.Avatars;
import io.atrium.account.Bots;
import io.atrium.account.NewAccount;
import io.atrium.account.Profiles;
import io.atrium.account.ProvisionedAccounts;
import io.atrium.account.Role;
import io.atrium.account.SecondFactors;
import io.atrium.account.Tokens;
import io.atrium.account.User;
import io.atrium.notify.NoticePreferences;
import io.atrium.web.Form;
import io.atrium.web.Once;
import io.atrium.web.Viewer;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What is done to an account: beside the list, the one chosen, or the form for a new one. */
@Named
@RequestScoped
public class UsersPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Accounts accounts;

    @Inject
    private Tokens tokens;

    @Inject
    private Bots bots;

    @Inject
    private SecondFactors factors;

    @Inject
    private Profiles profiles;

    @Inject
    private ProvisionedAccounts provisioned;

    @Inject
    private PeopleList list;

    @Inject
    private NoticePreferences preferences;

    @Inject
    private Viewer viewer;

    @Inject
    private Form form;

    @Inject
    private Once once;

    private String chosen;
    private boolean adding;
    private boolean bot;
    private String login;
    private String name;
    private String mail;
    private Role role = Role.MEMBER;
    private User user;
    private List<AccessToken> tokenList;

    /** From the address, or from the form sent: which form there is to be read depends on it. */
    @PostConstruct
    void choose() {
        chosen = request.getParameter("user");
        adding = request.getParameter("add") != null;
        user = chosen == null ? null : accounts.find(chosen).orElse(null);
        if (user != null) {
            name = user.getName();
            mail = user.getMail();
        }
    }

    /** The user in the address, or null. */
    public User getUser() {
        return user;
    }

    public List<AccessToken> getTokens() {
        if (tokenList == null) {
            tokenList = tokens.list(user.getId());
        }
        return tokenList;
    }

    public boolean isExpired(AccessToken token) {
        return token.isExpired(CommonTime.now());
    }

    public void add() throws IOException {
        try {
            String wanted = login == null ? "" : login.strip().toLowerCase(Locale.ROOT);
            NewAccount account = new NewAccount(wanted, name, mail, role);
            if (bot) {
                once.show(bots.createWithToken(viewer.getCaller(), account));
            } else {
                once.show(accounts.createWithNewPassword(viewer.getCaller(), account));
            }
            chosen = wanted;
            again();
        } catch (Problem problem) {
            if (problem.code() == ErrorCode.CONFLICT) {
                form.refuse("login", "error.users.taken");
            } else {
                form.refuse("users", problem);
            }
            adding = true;
        }
    }

    public void save() throws IOException {
        try {
            accounts.rename(viewer.getCaller(), user.getId(), name);
            accounts.changeMail(viewer.getCaller(), user.getId(), mail);
            done("people:saved");
        } catch (Problem problem) {
            form.refuse("users", problem);
        }
    }

    /** Another token for a bot, which has no other way in. */
    public void issue() throws IOException {
        try {
            once.show(tokens.create(viewer.getCaller(), user, user.getName(), null)
                    .token());
            again();
        } catch (Problem tooMany) {
            form.refuse("", tooMany);
        }
    }

    public void resetPassword() throws IOException {
        once.show(accounts.resetPassword(viewer.getCaller(), user.getId()));
        again();
    }

    /** Whether an identity provider looks after it (SCIM). */
    public boolean isLookedAfter() {
        return provisioned.isLookedAfter(user.getId());
    }

    /** Whether there is one to be reset: one's own is turned off with a code. */
    public boolean isSecondFactor() {
        return user.getId() != viewer.getCaller().userId() && factors.since(user.getId()) != null;
    }

    /** For who has lost theirs: they come in with the password alone, or set up another where one is demanded. */
    public void resetSecondFactor() throws IOException {
        factors.reset(viewer.getCaller(), user);
        done("access:users.factor.gone");
    }

    public void removePicture() throws IOException {
        profiles.removePicture(viewer.getCaller(), user);
        done("people:picture.removed");
    }

    public void signOut() throws IOException {
        accounts.signOut(viewer.getCaller(), user.getId());
        done("people:signedout");
    }

    public void enable() throws IOException {
        accounts.setEnabled(viewer.getCaller(), user.getId(), true);
        done("users.enabled.done");
    }

    public void disable() throws IOException {
        change(() -> accounts.setEnabled(viewer.getCaller(), user.getId(), false), "users.disabled.done");
    }

    public void promote() throws IOException {
        accounts.setRole(viewer.getCaller(), user.getId(), Role.ADMINISTRATOR);
        done("users.role.done");
    }

    public void makeGuest() throws IOException {
        change(() -> accounts.setRole(viewer.getCaller(), user.getId(), Role.GUEST), "users.role.done");
    }

    public void demote() throws IOException {
        change(() -> accounts.setRole(viewer.getCaller(), user.getId(), Role.MEMBER), "users.role.done");
    }

    /** By the id in the pressed button's value: the list may have changed since it was shown. */
    public void revoke() throws IOException {
        String id = request.getParameter("revoke");
        if (id != null && id.matches("[0-9]{1,18}")) {
            tokens.revoke(viewer.getCaller(), user.getId(), Long.parseLong(id));
            done("settings.token.revoked");
        }
    }

    public String initials(User of) {
        return Avatars.initials(of.getName());
    }

    public String hue(User of) {
        return Avatars.hue(of.getLogin());
    }

    private void change(Runnable act, String notice) throws IOException {
        try {
            act.run();
            done(notice);
        } catch (Problem lastAdministrator) {
            form.refuse("", "error.users.last");
        }
    }

    private void done(String notice) throws IOException {
        once.tell(notice);
        again();
    }

    /** To the same list with the same account beside it. Not by an outcome of Faces: that would encode what is looked for twice. */
    private void again() throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(list.addressOf(chosen));
    }

    public String getChosen() {
        return chosen;
    }

    public boolean isAdding() {
        return adding;
    }

    /** Whether the new account is a program's. */
    public boolean isBot() {
        return bot;
    }

    public void setBot(boolean bot) {
        this.bot = bot;
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

    public String getMail() {
        return mail;
    }

    public void setMail(String mail) {
        this.mail = mail;
    }

    /** Whether mail does not reach the person, and none is sent until the address is saved again. */
    public boolean isMailRefused() {
        return preferences.isRefused(user);
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }
}
