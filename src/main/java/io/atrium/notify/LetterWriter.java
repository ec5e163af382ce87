package io.atrium.notify;

import io.atrium.account.User;
import io.atrium.notify.NoticeStore.Found;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;

/** What a letter says, in the language of whom it goes to: as text, and as HTML for mail programs, which know no style sheet. */
@ApplicationScoped
class LetterWriter {
    /** In one letter; how many there are beside is said. */
    static final int MOST = 30;

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 600;

    @Inject
    private NoticeJson json;

    @Inject
    private MailServer server;

    /** @param waiting at least one, the oldest first, {@link #MOST} at most. @param all how many there are */
    Letter.Content write(User reader, List<Found> waiting, int all, String stopKey) {
        NoticeWords words = NoticeWords.of(reader);
        List<JsonObject> items = json.of(waiting);
        int more = all - items.size();
        return new Letter.Content(
                subject(words, items, all), plain(words, items, more, stopKey), html(words, items, more, stopKey));
    }

    private static String subject(NoticeWords words, List<JsonObject> items, int all) {
        String subject = all == 1
                ? words.headline(items.get(0))
                : items.stream()
                        .map(item -> item.getString("title"))
                        .filter(title -> !title.isEmpty())
                        .findFirst()
                        .map(title -> words.say("mail.subject.several", all, title))
                        .orElseGet(() -> words.say("mail.subject.some", all));
        return cut(subject, LONGEST_SUBJECT);
    }

    private String plain(NoticeWords words, List<JsonObject> items, int more, String stopKey) {
        StringBuilder text = new StringBuilder();
        for (JsonObject item : items) {
            text.append(words.headline(item)).append('\n');
            String said = cut(item.getString("text"), LONGEST_TEXT);
            if (!said.isEmpty()) {
                text.append("    ").append(said.replace("\n", "\n    ")).append('\n');
            }
            text.append(link(item)).append("\n\n");
        }
        if (more > 0) {
            text.append(words.say("mail.more", more)).append("\n\n");
        }
        return text.append("--\n")
                .append(words.say("mail.why"))
                .append('\n')
                .append(words.say("mail.change"))
                .append(' ')
                .append(server.site())
                .append("/settings\n")
                .append(words.say("mail.stop"))
                .append(' ')
                .append(stop(stopKey))
                .append('\n')
                .toString();
    }

    private String html(NoticeWords words, List<JsonObject> items, int more, String stopKey) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=\"")
                .append(words.locale().toLanguageTag())
                .append(
                        "\"><body style=\"margin:0;padding:24px;background:#f3f1ec;font:15px/1.5 sans-serif;color:#1f1d1a\">"
                                + "<div style=\"max-width:600px;margin:auto;padding:8px 24px 24px;background:#ffffff;border:1px solid #e0ddd5;border-radius:10px\">");
        for (JsonObject item : items) {
            html.append("<div style=\"padding:16px 0;border-bottom:1px solid #ece9e2\"><div style=\"font-weight:600\">")
                    .append(escaped(words.headline(item)))
                    .append("</div>");
            String said = cut(item.getString("text"), LONGEST_TEXT);
            if (!said.isEmpty()) {
                html.append("<div style=\"margin-top:4px;white-space:pre-wrap\">")
                        .append(escaped(said))
                        .append("</div>");
            }
            html.append("<div style=\"margin-top:8px\"><a style=\"color:#00687a\" href=\"")
                    .append(escaped(link(item)))
                    .append("\">")
                    .append(escaped(words.say("mail.open")))
                    .append("</a></div></div>");
        }
        if (more > 0) {
            html.append("<p>").append(escaped(words.say("mail.more", more))).append("</p>");
        }
        return html.append("<p style=\"margin:16px 0 0;font-size:13px;color:#6b675f\">")
                .append(escaped(words.say("mail.why")))
                .append(" <a style=\"color:#6b675f\" href=\"")
                .append(escaped(server.site() + "/settings"))
                .append("\">")
                .append(escaped(words.say("mail.change.link")))
                .append("</a> · <a style=\"color:#6b675f\" href=\"")
                .append(escaped(stop(stopKey)))
                .append("\">")
                .append(escaped(words.say("mail.stop.link")))
                .append("</a></p></div></body></html>")
                .toString();
    }

    private String link(JsonObject item) {
        return server.site() + item.getString("to");
    }

    private String stop(String key) {
        return server.site() + "/unsubscribe?key=" + key;
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
