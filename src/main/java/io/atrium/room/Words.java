package io.atrium.room;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a kind says, in one language: the bundle {@code io/atrium/kind/ID/messages}, whose texts its script finds too ({@code i18n.js}). Texts have
 * {@code {places}} with names; one that counts has the forms {@code KEY.one} and {@code KEY.other}, of which {@code n} chooses.
 */
public final class Words {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final ConcurrentMap<String, Words> KNOWN = new ConcurrentHashMap<>();

    private final Map<String, String> texts;
    private final Locale locale;

    private Words(Map<String, String> texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    /** Of a kind without a bundle: no words. */
    public static Words of(String kind, Locale locale) {
        return KNOWN.computeIfAbsent(kind + "/" + locale.getLanguage(), unread -> read(kind, locale));
    }

    private static Words read(String kind, Locale locale) {
        String bundle = "/io/atrium/kind/" + kind + "/messages";
        // Not by ResourceBundle, whose Chinese would count with the English form for one.
        Properties texts = load(bundle + "_" + locale.getLanguage() + ".properties")
                .or(() -> load(bundle + ".properties"))
                .orElseGet(Properties::new);
        return new Words(
                texts.stringPropertyNames().stream()
                        .collect(Collectors.toUnmodifiableMap(Function.identity(), texts::getProperty)),
                locale);
    }

    private static Optional<Properties> load(String resource) {
        try (InputStream file = Words.class.getResourceAsStream(resource)) {
            if (file == null) {
                return Optional.empty();
            }
            Properties texts = new Properties();
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return Optional.of(texts);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether there is such a text, in whatever form. */
    public boolean has(String key) {
        return texts.containsKey(key) || texts.containsKey(key + ".other");
    }

    /** As it stands; {@code ???KEY???} where there is none. */
    public String raw(String key) {
        return texts.getOrDefault(key, "???" + key + "???");
    }

    /** @param places name and value in turn: {@code text("greeting", "name", "Ann")} */
    public String text(String key, Object... places) {
        Map<String, Object> filled = new HashMap<>();
        for (int i = 0; i + 1 < places.length; i += 2) {
            filled.put((String) places[i], places[i + 1]);
        }
        return text(key, filled);
    }

    public String text(String key, Map<String, Object> places) {
        Matcher matcher = PLACE.matcher(form(key, places.get("n")));
        return matcher.replaceAll(place -> {
            Object value = places.get(place.group(1));
            return Matcher.quoteReplacement(value == null ? place.group() : said(value));
        });
    }

    private String form(String key, Object n) {
        if (texts.containsKey(key)) {
            return texts.get(key);
        }
        boolean one = n instanceof Number number && number.doubleValue() == 1 && texts.containsKey(key + ".one");
        return texts.getOrDefault(key + (one ? ".one" : ".other"), raw(key));
    }

    private String said(Object value) {
        return value instanceof Number number ? NumberFormat.getInstance(locale).format(number) : value.toString();
    }
}
