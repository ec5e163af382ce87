package io.atrium.kind.chat;

import io.atrium.room.Person;
import java.time.Instant;

/**
 * A message as the chat's first paint shows it.
 *
 * @param sent the viewer's own ref of it, so that the script does not send it again; null for what others said
 * @param day the heading above it, where a day begins with it; else null
 * @param newSince the line above it, where what is new to the viewer begins with it; else null
 * @param first whether the author's name stands above it
 */
public record ChatLine(
        long seq,
        Instant at,
        String sent,
        Person author,
        boolean first,
        Labels labels,
        String source,
        String html,
        boolean edited,
        boolean deleted) {

    /** In the viewer's language and zone. */
    public record Labels(String day, String dayKey, String newSince, String time, String full) {}

    public long getSeq() {
        return seq;
    }

    public String getIso() {
        return at.toString();
    }

    public String getSent() {
        return sent;
    }

    public Person getAuthor() {
        return author;
    }

    public boolean isFirst() {
        return first;
    }

    public String getDay() {
        return labels.day;
    }

    /** 2026-11-20 */
    public String getDayKey() {
        return labels.dayKey;
    }

    public String getNewSince() {
        return labels.newSince;
    }

    public String getTime() {
        return labels.time;
    }

    public String getFull() {
        return labels.full;
    }

    /** As it was written, for its author to change. */
    public String getSource() {
        return source;
    }

    /** Markup made from the text, safe to show as it is. */
    public String getHtml() {
        return html;
    }

    public boolean isEdited() {
        return edited;
    }

    public boolean isDeleted() {
        return deleted;
    }
}
