package io.atrium.imports;

import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Emoji by the names that Slack and Mattermost have for them, {@code +1} and {@code wave::skin-tone-3}. The table is made with the front end. */
final class EmojiNames {
    static final String TABLE = "/emoji-names.json";

    private static final Pattern CODE = Pattern.compile("```[^`]{0,60000}```|`[^`\\n]{1,2000}`");
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w:]):([a-z0-9_+-]{1,60})(:(?::skin-tone-[2-6]:)?)(?![\\w:])");
    private static final List<String> TONES =
            List.of("\uD83C\uDFFB", "\uD83C\uDFFC", "\uD83C\uDFFD", "\uD83C\uDFFE", "\uD83C\uDFFF");

    private static final String AS_PICTURE = "\uFE0F";

    private final Map<String, String> signs;

    EmojiNames(Map<String, String> signs) {
        this.signs = Map.copyOf(signs);
    }

    /** Empty where the front end was not built. */
    static EmojiNames load() {
        Map<String, String> signs = new HashMap<>();
        try (InputStream in = EmojiNames.class.getResourceAsStream(TABLE)) {
            if (in != null) {
                try (JsonReader reader = Json.createReader(in)) {
                    JsonObject table = reader.readObject();
                    table.forEach((name, sign) -> signs.put(name, ((JsonString) sign).getString()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new EmojiNames(signs);
    }

    /** Empty for those that a workspace has drawn itself. @param name without colons around it; may carry a tone of skin */
    Optional<String> sign(String name) {
        int tone = name.indexOf("::skin-tone-");
        String plain = tone < 0 ? name : name.substring(0, tone);
        String sign = signs.get(plain);
        if (sign == null || tone < 0) {
            return Optional.ofNullable(sign);
        }
        int which = name.charAt(name.length() - 1) - '2';
        String bare = sign.replace(AS_PICTURE, "");
        boolean toned = which >= 0 && which < TONES.size() && bare.codePointCount(0, bare.length()) == 1;
        return Optional.of(toned ? bare + TONES.get(which) : sign);
    }

    /** A text with its emoji's names as emoji, but for those in code. */
    String drawn(String markdown) {
        if (markdown.indexOf(':') < 0) {
            return markdown;
        }
        StringBuilder drawn = new StringBuilder(markdown.length());
        Matcher code = CODE.matcher(markdown);
        int from = 0;
        while (code.find()) {
            drawn.append(words(markdown.substring(from, code.start()))).append(code.group());
            from = code.end();
        }
        return drawn.append(words(markdown.substring(from))).toString();
    }

    private String words(String text) {
        return NAME.matcher(text).replaceAll(found -> {
            String tone = found.group(2).length() > 1
                    ? found.group(2).substring(0, found.group(2).length() - 1)
                    : "";
            return Matcher.quoteReplacement(sign(found.group(1) + tone).orElse(found.group()));
        });
    }
}
