package io.atrium.preview;

import io.atrium.outside.Answer;
import io.atrium.wire.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads what a page says of itself: Open Graph where there is such, else its title and description. Nothing of the page is shown but these words, and the picture it names. */
final class PageReader {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DESCRIPTION = 300;
    private static final int LONGEST_SITE = 80;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w:-]{1,40})", Pattern.CASE_INSENSITIVE);

    /** Also what turns the direction of a text, or hides in it. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");

    private PageReader() {}

    /** @return nothing where it is no page, or has no title */
    static Optional<Page> read(URI asked, Answer answer) {
        String type = answer.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        if (!answer.isGood() || !(type.startsWith("text/html") || type.startsWith("application/xhtml+xml"))) {
            return Optional.empty();
        }
        Document page = parse(answer, type);
        String title = shown(first(meta(page, "og:title"), page.title()), LONGEST_TITLE);
        if (title.isEmpty()) {
            return Optional.empty();
        }
        Preview preview = new Preview(
                asked.toString(),
                title,
                shown(first(meta(page, "og:description"), meta(page, "description")), LONGEST_DESCRIPTION),
                shown(first(meta(page, "og:site_name"), answer.from().getHost()), LONGEST_SITE),
                null);
        return Optional.of(
                new Page(preview, picture(page, answer.from()), shown(meta(page, "og:image:alt"), LONGEST_TITLE)));
    }

    private static Optional<URI> picture(Document page, URI from) {
        String address =
                first(meta(page, "og:image:secure_url"), meta(page, "og:image")).strip();
        try {
            return address.isEmpty() || address.length() > LONGEST_ADDRESS
                    ? Optional.empty()
                    : Optional.of(from.resolve(new URI(address)));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static Document parse(Answer answer, String type) {
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(answer.body()),
                    charset(type),
                    answer.from().toString());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Null: the page says so itself. */
    private static String charset(String type) {
        Matcher named = CHARSET.matcher(type);
        return named.find() && Charset.isSupported(named.group(1)) ? named.group(1) : null;
    }

    private static String meta(Document page, String name) {
        Element found = page.selectFirst("meta[property=\"" + name + "\"], meta[name=\"" + name + "\"]");
        return found == null ? "" : found.attr("content");
    }

    private static String first(String text, String otherwise) {
        return text.isBlank() ? otherwise : text;
    }

    /** @param longest units of UTF-16: what has so many fits also where characters are counted */
    private static String shown(String text, int longest) {
        String plain = UNSEEN.matcher(text).replaceAll(" ").strip();
        return plain.length() <= longest ? plain : Text.cut(plain, longest - 1).strip() + "…";
    }
}
