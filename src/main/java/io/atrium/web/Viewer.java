package io.atrium.web;

import io.atrium.account.Avatars;
import io.atrium.account.Caller;
import io.atrium.account.GuestRights;
import io.atrium.account.KnownUsers;
import io.atrium.account.Theme;
import io.atrium.account.User;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.primefaces.context.PrimeFacesContext;

/** Who looks at the page, signed in or not: name, language, time zone and theme, as chosen or else as the browser says. */
@Named
@RequestScoped
public class Viewer {
    /** Chosen on the sign-in page, before anybody is known: {@code en} or {@code zh}. */
    public static final String LANGUAGE_COOKIE = "atrium_language";
    /** Written by the pages' script: the browser's IANA zone. */
    public static final String ZONE_COOKIE = "atrium_zone";
    /** Not ZoneOffset.UTC: browsers know no zone called Z. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Inject
    private HttpServletRequest request;

    @Inject
    private KnownUsers users;

    @Inject
    private GuestRights guests;

    private Caller caller;
    private User user;
    private Locale locale;
    private ZoneId zone;

    @PostConstruct
    void look() {
        caller = (Caller) request.getAttribute(Caller.ATTRIBUTE);
        user = caller == null ? null : users.find(caller.userId()).orElse(null);
        locale = chosenLanguage().orElseGet(this::acceptedLanguage);
        zone = chosenZone();
    }

    public boolean isSignedIn() {
        return caller != null;
    }

    /** Null where nobody has signed in. */
    public Caller getCaller() {
        return caller;
    }

    /** Null where nobody has signed in; detached. */
    public User getUser() {
        return user;
    }

    public String getLogin() {
        return caller == null ? "" : caller.login();
    }

    public String getName() {
        return user == null ? "" : user.getName();
    }

    public String getInitials() {
        return Avatars.initials(getName());
    }

    public String getHue() {
        return Avatars.hue(getLogin());
    }

    /** Whether rooms are theirs to make. */
    public boolean isMakingRooms() {
        return caller != null && guests.mayMakeRooms(caller);
    }

    public boolean isHavingTokens() {
        return caller != null && guests.mayHaveTokens(caller);
    }

    public boolean isAdministrator() {
        return caller != null && caller.isAdministrator();
    }

    public Locale getLocale() {
        return locale;
    }

    /** For the html element: {@code en} or {@code zh-Hans}. */
    public String getLanguageTag() {
        return isChinese() ? "zh-Hans" : "en";
    }

    /** The bundles' language: {@code en} or {@code zh}. */
    public String getLanguage() {
        return locale.getLanguage();
    }

    public boolean isChinese() {
        return "zh".equals(locale.getLanguage());
    }

    public ZoneId getZone() {
        return zone;
    }

    /** For {@code data-theme}: {@code light}, {@code dark}, or {@code system}, which no rule of the style sheet names. */
    public String getTheme() {
        return (user == null ? Theme.SYSTEM : user.getTheme()).name().toLowerCase(Locale.ROOT);
    }

    /** A text in the viewer's language, its {0} filled in: of messages/atrium, or of another bundle, {@code people:saved}. */
    public String text(String key, Object... values) {
        int colon = key.indexOf(':');
        ResourceBundle bundle = bundle(colon < 0 ? "atrium" : key.substring(0, colon));
        return new MessageFormat(bundle.getString(key.substring(colon + 1)), locale).format(values);
    }

    private ResourceBundle bundle(String name) {
        return ResourceBundle.getBundle("messages." + name, locale, Viewer.class.getClassLoader());
    }

    /** All texts of a bundle whose keys begin so, by what follows; without places. */
    public Map<String, String> texts(String bundle, String beginning) {
        ResourceBundle texts = bundle(bundle);
        Map<String, String> found = new TreeMap<>();
        for (String key : texts.keySet()) {
            if (key.startsWith(beginning)) {
                found.put(key.substring(beginning.length()), texts.getString(key));
            }
        }
        return found;
    }

    /** A day and a time of day, short, in the viewer's zone; empty for null. */
    public String when(Instant instant) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(zone)
                        .format(instant);
    }

    /** Must go back with every form that no PrimeFaces script sends: {@code <input type="hidden" name="primefaces.nonce">}. */
    public String getNonce() {
        return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
    }

    private Optional<Locale> chosenLanguage() {
        String chosen = user == null || user.getLanguage() == null ? cookie(LANGUAGE_COOKIE) : user.getLanguage();
        return supported(chosen == null ? Locale.ROOT : Locale.forLanguageTag(chosen));
    }

    private Locale acceptedLanguage() {
        return Collections.list(request.getLocales()).stream()
                .map(Viewer::supported)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> supported(Locale wanted) {
        return switch (wanted.getLanguage()) {
            case "zh" -> Optional.of(Locale.SIMPLIFIED_CHINESE);
            // British dates stay British.
            case "en" -> Optional.of(wanted);
            default -> Optional.empty();
        };
    }

    private ZoneId chosenZone() {
        String chosen = user == null || user.getTimeZone() == null ? cookie(ZONE_COOKIE) : user.getTimeZone();
        String region =
                chosen == null ? UTC.getId() : chosen.replace("%2F", "/").replace("%2B", "+");
        return ZoneId.getAvailableZoneIds().contains(region) ? ZoneId.of(region) : UTC;
    }

    private String cookie(String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }
}
