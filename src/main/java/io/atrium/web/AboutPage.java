package io.atrium.web;

import io.atrium.account.PersonProfile;
import io.atrium.account.Profiles;
import io.atrium.account.Status;
import io.atrium.file.Portraits;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Instants;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** How others see the viewer, as they set it: the script saves it. */
@Named
@RequestScoped
public class AboutPage {
    private static final int MEBIBYTE = 1_048_576;

    @Inject
    private Profiles profiles;

    @Inject
    private Portraits portraits;

    @Inject
    private Viewer viewer;

    private String title;
    private Status status;

    @PostConstruct
    void load() {
        profiles.find(viewer.getCaller().userId()).ifPresent(this::take);
    }

    private void take(PersonProfile profile) {
        title = profile.getTitle();
        status = profile.status(CommonTime.now());
    }

    public String getTitle() {
        return title;
    }

    public String getText() {
        return status == null ? null : status.text();
    }

    public String getEmoji() {
        return status == null ? null : status.emoji();
    }

    /** When the status ends, for the script; null: it does not. */
    public String getUntil() {
        return status == null || status.until() == null ? null : Instants.wire(status.until());
    }

    public String getUntilWords() {
        return viewer.text("people:about.ends.at", viewer.when(status.until()));
    }

    public int getMostBytes() {
        return portraits.mostBytes();
    }

    public String getPictureHelp() {
        return viewer.text("people:about.picture.help", portraits.mostBytes() / MEBIBYTE);
    }
}
