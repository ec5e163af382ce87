package io.atrium.web;

import io.atrium.room.Words;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/** A kind's words as a fragment reads them: {@code #{words['talk.new']}}. */
final class KindWords extends AbstractMap<String, String> {
    private final Words words;

    KindWords(Words words) {
        this.words = words;
    }

    @Override
    public String get(Object key) {
        return words.raw(key.toString());
    }

    @Override
    public boolean containsKey(Object key) {
        return words.has(key.toString());
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return Set.of();
    }
}
