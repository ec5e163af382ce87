package io.atrium.web;

import io.atrium.account.Caller;
import io.atrium.notify.NoticePreferences;
import io.atrium.notify.Postman;
import io.atrium.notify.Pushes;
import io.atrium.room.NoticeLevel;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;

/** How a person wants to be told of things: a part of the settings. */
@Named
@RequestScoped
public class NoticesPage {
    private static final String AGAIN = "/settings?faces-redirect=true";

    /** Nothing changes about do not disturb. */
    private static final int AS_IT_IS = -1;

    @Inject
    private NoticePreferences preferences;

    @Inject
    private Postman postman;

    @Inject
    private Pushes pushes;

    @Inject
    private Viewer viewer;

    @Inject
    private Form form;

    @Inject
    private Once once;

    private String level;
    private String mail;
    private String refused;
    private boolean quiet;
    private String from;
    private String to;
    private Integer silence = AS_IT_IS;
    private Instant silentUntil;

    @PostConstruct
    void load() {
        JsonObject now = preferences.of(caller());
        JsonObject hours = now.isNull("quiet") ? null : now.getJsonObject("quiet");
        level = now.getString("level");
        mail = now.getString("mail");
        refused = now.getString("refused_address", null);
        quiet = hours != null;
        from = hours == null ? "22:00" : hours.getString("from");
        to = hours == null ? "07:00" : hours.getString("to");
        silentUntil = now.isNull("silent_until") ? null : Instant.parse(now.getString("silent_until"));
    }

    public String save() {
        try {
            preferences.change(caller(), wanted());
            once.tell("settings.profile.saved");
            return AGAIN;
        } catch (Problem problem) {
            form.refuse("quiet", "notices:error.quiet");
            return null;
        }
    }

    private JsonObject wanted() {
        JsonObjectBuilder wanted = Json.createObjectBuilder()
                .add("level", level)
                .add("mail", mail)
                // The browser's where the person has chosen none: quiet hours go by it.
                .add("time_zone", viewer.getZone().getId());
        if (quiet) {
            wanted.add("quiet", Json.createObjectBuilder().add("from", from).add("to", to));
        } else {
            wanted.add("quiet", JsonValue.NULL);
        }
        if (silence == 0) {
            wanted.add("silent_until", JsonValue.NULL);
        } else if (silence > 0) {
            wanted.add(
                    "silent_until",
                    CommonTime.now().plus(Duration.ofMinutes(silence)).toString());
        }
        return wanted.build();
    }

    private Caller caller() {
        return viewer.getCaller();
    }

    /** When do not disturb ends, in words; empty where it is off. */
    public String getSilentUntil() {
        return isSilent() ? viewer.when(silentUntil) : "";
    }

    public boolean isSilent() {
        return silentUntil != null && CommonTime.now().isBefore(silentUntil);
    }

    public NoticeLevel[] getLevels() {
        return NoticeLevel.values();
    }

    public String getLevel() {
        return level;
    }

    public void setLevel(String level) {
        this.level = level;
    }

    /** {@code off}, {@code soon} or {@code daily}. */
    public String getMail() {
        return mail;
    }

    public void setMail(String mail) {
        this.mail = mail;
    }

    /** Whether letters are sent at all. */
    public boolean isMailThere() {
        return postman.isThere();
    }

    /** Where letters go, or why there are none. */
    public String getMailHelp() {
        String address = viewer.getUser().getMail();
        if (!isMailThere()) {
            return viewer.text("notices:mail.none");
        }
        if (address == null) {
            return viewer.text("notices:mail.address");
        }
        return viewer.text(address.equals(refused) ? "notices:mail.refused" : "notices:mail.goes", address);
    }

    public boolean isPushThere() {
        return pushes.isOn();
    }

    /** What a browser has to know us by, to be pushed notices. */
    public String getPushKey() {
        return pushes.key();
    }

    public boolean isQuiet() {
        return quiet;
    }

    public void setQuiet(boolean quiet) {
        this.quiet = quiet;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    /** Minutes from now; 0: no longer; -1: as it is. */
    public Integer getSilence() {
        return silence;
    }

    public void setSilence(Integer silence) {
        this.silence = silence == null ? AS_IT_IS : silence;
    }
}
