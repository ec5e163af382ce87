package io.atrium.kind.chat;

import io.atrium.room.Person;
import java.time.Instant;
import java.util.List;

/**
 * A message as the chat's first paint shows it.
 *
 * @param sent the viewer's own ref of it, so that the script does not send it again; null for what others said
 * @param day the heading above it, where a day begins with it; else null
 * @param newSince the line above it, where what is new to the viewer begins with it; else null
 * @param via whose voice it is, where it came by a webhook; else null
 * @param icon the emoji it came with; null: none
 * @param forwarded whose it is, where it was said elsewhere before; else null
 * @param first whether the author's name stands above it
 * @param action whether it says what its author does
 * @param files that it carries
 * @param under what stands below its text
 */
public record ChatLine(
        long seq,
        Instant at,
        String sent,
        Person author,
        String via,
        String icon,
        String forwarded,
        boolean first,
        Labels labels,
        String source,
        String html,
        boolean edited,
        boolean deleted,
        boolean action,
        List<ChatFile> files,
        Under under) {

    /** In the viewer's language and zone. */
    public record Labels(String day, String dayKey, String newSince, String time, String full) {}

    /**
     * Reactions, the thread, that it is pinned.
     *
     * @param state as stored, for the script to go on with: JSON; null: there is nothing
     * @param answered the message it answers, where it stands in the room's talk too; 0: none
     */
    public record Under(List<Chip> chips, Thread thread, boolean pinned, long answered, String state) {
        public boolean isShown() {
            return state != null || answered != 0;
        }

        public List<Chip> getChips() {
            return chips;
        }

        public Thread getThread() {
            return thread;
        }

        public boolean isPinned() {
            return pinned;
        }

        public long getAnswered() {
            return answered;
        }

        public String getState() {
            return state;
        }
    }

    /** A reaction. @param icon of those the page draws; null: the emoji itself */
    public record Chip(String reaction, String icon, int count, boolean mine, String label, String names) {
        public String getReaction() {
            return reaction;
        }

        public String getIcon() {
            return icon;
        }

        public int getCount() {
            return count;
        }

        public boolean isMine() {
            return mine;
        }

        public String getLabel() {
            return label;
        }

        public String getNames() {
            return names;
        }
    }

    /** The thread below a message. */
    public record Thread(List<Person> authors, String count, String last) {
        public List<Person> getAuthors() {
            return authors;
        }

        public String getCount() {
            return count;
        }

        public String getLast() {
            return last;
        }
    }

    public List<ChatFile> getFiles() {
        return files;
    }

    public Under getUnder() {
        return under;
    }

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

    /** The name under which a webhook said it; null: the author did. */
    public String getVia() {
        return via;
    }

    public String getIcon() {
        return icon;
    }

    public boolean isAction() {
        return action && !deleted;
    }

    public String getForwarded() {
        return forwarded;
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
