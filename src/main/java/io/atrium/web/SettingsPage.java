package io.atrium.web;

import io.atrium.account.AccessToken;
import io.atrium.account.Accounts;
import io.atrium.account.Passwords;
import io.atrium.account.Profile;
import io.atrium.account.Theme;
import io.atrium.account.Tokens;
import io.atrium.account.User;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What a person sets for themselves: profile, password, access tokens. */
@Named
@RequestScoped
public class SettingsPage {
    private static final String AGAIN = "/settings?faces-redirect=true";

    @Inject
    private Accounts accounts;

    @Inject
    private Tokens tokens;

    @Inject
    private Passwords passwords;

    @Inject
    private Viewer viewer;

    @Inject
    private Form form;

    @Inject
    private Once once;

    private String name;
    private String mail;
    private String language;
    private String timeZone;
    private Theme theme;
    private String current;
    private String password;
    private String tokenName;
    private Integer tokenDays = 90;
    private List<AccessToken> tokenList;

    @PostConstruct
    void load() {
        User user = viewer.getUser();
        name = user.getName();
        mail = user.getMail();
        language = user.getLanguage();
        timeZone = user.getTimeZone();
        theme = user.getTheme();
    }

    public String saveProfile() {
        try {
            accounts.changeProfile(viewer.getCaller(), new Profile(name, mail, language, timeZone, theme));
            return done("settings.profile.saved");
        } catch (Problem problem) {
            form.refuse("settings", problem);
            return null;
        }
    }

    public String changePassword() {
        try {
            accounts.changePassword(viewer.getCaller(), current, password);
            return done("settings.password.saved");
        } catch (Problem problem) {
            if (problem.wireName().equals(Passwords.COMMON)) {
                form.refuse("password", "access:password.common");
            } else {
                form.refuse("settings", problem, passwords.minLength());
            }
            return null;
        }
    }

    public String createToken() {
        try {
            Duration life = tokenDays == null || tokenDays == 0 ? null : Duration.ofDays(tokenDays);
            Tokens.Issued issued = tokens.create(viewer.getCaller(), tokenName, life);
            once.show(issued.token());
            return AGAIN;
        } catch (Problem problem) {
            // The token's name, not the person's: the two forms share the page.
            form.refuse(
                    "tokenName",
                    problem.field() == null ? "error.settings.token" : "error.settings.token_" + problem.field());
            return null;
        }
    }

    /** By the id in the pressed button's value: the list may have changed since it was shown. */
    public String revoke() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        String id = sent.getOrDefault("revoke", "");
        if (id.matches("[0-9]{1,18}")) {
            tokens.revoke(viewer.getCaller(), viewer.getCaller().userId(), Long.parseLong(id));
            return done("settings.token.revoked");
        }
        return null;
    }

    public List<AccessToken> getTokens() {
        if (tokenList == null) {
            tokenList = tokens.list(viewer.getCaller().userId());
        }
        return tokenList;
    }

    public boolean isExpired(AccessToken token) {
        return token.isExpired(CommonTime.now());
    }

    public List<String> getZones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    /** Whether the person has a password here. */
    public boolean isLocal() {
        return viewer.getUser().isLocal();
    }

    public int getMinLength() {
        return passwords.minLength();
    }

    private String done(String notice) {
        once.tell(notice);
        return AGAIN;
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

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public String getTimeZone() {
        return timeZone;
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public Theme getTheme() {
        return theme;
    }

    public void setTheme(Theme theme) {
        this.theme = theme;
    }

    public String getCurrent() {
        return null;
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getTokenName() {
        return tokenName;
    }

    public void setTokenName(String tokenName) {
        this.tokenName = tokenName;
    }

    public Integer getTokenDays() {
        return tokenDays;
    }

    public void setTokenDays(Integer tokenDays) {
        this.tokenDays = tokenDays;
    }
}
