package io.atrium.room;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Something that was said before, and elsewhere.
 *
 * @param ref names it for good in its room: what comes again under it is not written again
 * @param author a login; {@link RoomLog#SYSTEM} of who has no account
 * @param voice whose voice it is, where the author is nobody's; else null
 * @param text Markdown, no longer than {@link Recalling#longestText}
 * @param deleted nothing is left of it but its place
 * @param reactions logins by emoji
 * @param answers the ref of what it answers; null: nothing
 * @param inRoom whether an answer stands in the room's talk too
 * @param files that it carries; null: none
 */
public record Bygone(
        String ref,
        String author,
        String voice,
        Instant at,
        String text,
        boolean edited,
        boolean deleted,
        Map<String, List<String>> reactions,
        String answers,
        boolean inRoom,
        Attachments.Attached files) {
    public Bygone carrying(Attachments.Attached attached) {
        return new Bygone(ref, author, voice, at, text, edited, deleted, reactions, answers, inRoom, attached);
    }

    public Bygone saying(String words) {
        return new Bygone(ref, author, voice, at, words, edited, deleted, reactions, answers, inRoom, files);
    }
}
