package io.atrium.web;

import io.atrium.notify.NoticePreferences;
import io.atrium.room.Hold;
import io.atrium.room.Member;
import io.atrium.room.Mute;
import io.atrium.room.NoticeLevel;
import io.atrium.room.RoomKinds;
import io.atrium.room.Roster;
import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** How a room is kept in order, and what that means for the viewer, in words. The page's script says the same of what changes. */
@Dependent
public class RoomOrder {
    private static final List<Integer> PACES = List.of(0, 5, 10, 30, 60, 300, 900);

    @Inject
    private Viewer viewer;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Roster roster;

    @Inject
    private Times times;

    @Inject
    private NoticePreferences preferences;

    private Member member;

    RoomOrder of(Member whose) {
        member = whose;
        return this;
    }

    /** Whether the room is the viewer's to set up. */
    public boolean isKeeping() {
        return member.isKeeper();
    }

    /** The choices of slow mode, in seconds. */
    public List<Integer> getPaces() {
        return kinds.of(member.room()).slowedTypes().isEmpty() ? List.of() : PACES;
    }

    public String paceLabel(int seconds) {
        if (seconds == 0) {
            return viewer.text("housekeeping:order.slow.off");
        }
        return seconds < 60
                ? viewer.text("housekeeping:order.slow.seconds", seconds)
                : viewer.text("housekeeping:order.slow.minutes", seconds / 60);
    }

    /** What keeps the viewer from writing now; empty where nothing does. */
    public String getHeld() {
        return member.holdAt(CommonTime.now()).map(this::held).orElse("");
    }

    /** How much of the room the viewer wants to be told of: {@code all}, {@code mentions}, {@code nothing}; empty: as everywhere. */
    public String getNoticeLevel() {
        NoticeLevel level =
                preferences.levelIn(viewer.getCaller(), member.room().getName());
        return level == null ? "" : level.wireName();
    }

    public List<NoticeLevel> getNoticeLevels() {
        return List.of(NoticeLevel.values());
    }

    /** What that is, everywhere, in words. */
    public String getUsualNoticeLevel() {
        String usual = preferences.level(viewer.getCaller()).wireName();
        return viewer.text("notices:room.usual", viewer.text("notices:level." + usual));
    }

    private String held(Hold hold) {
        if (hold.why() != Hold.Why.MUTED) {
            return viewer.text("housekeeping:held." + hold.why().name().toLowerCase(Locale.ROOT));
        }
        Mute mute = hold.mute();
        String by =
                roster.one(member.room(), mute.by()).map(Roster.Person::name).orElse(mute.by());
        String told = mute.until() == null
                ? viewer.text("housekeeping:held.muted", by)
                : viewer.text("housekeeping:held.muted.until", by, times.until(mute.until()));
        return mute.reason().isEmpty() ? told : viewer.text("housekeeping:held.reason", told, mute.reason());
    }
}
