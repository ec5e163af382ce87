package io.atrium.search;

import io.atrium.wire.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import org.apache.lucene.search.FieldDoc;

/**
 * Where the next page begins: behind a hit, whatever has come since.
 *
 * @param asked when the first page was asked for, in milliseconds since 1970
 */
record Bookmark(Sorting sorting, long asked, FieldDoc place) {
    private static final String BETWEEN = ",";

    /** As clients repeat it. */
    String text() {
        String fields = Arrays.stream(place.fields)
                .map(field ->
                        field instanceof Float score ? Integer.toString(Float.floatToIntBits(score)) : field.toString())
                .collect(Collectors.joining(BETWEEN));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((asked + BETWEEN + fields).getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws Problem {@code invalid}, field {@code next}: it is no other page's of this order */
    static Bookmark of(Sorting sorting, String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(BETWEEN);
            int scores = sorting == Sorting.BEST ? 1 : 0;
            if (parts.length != 4 + scores) {
                throw unknown();
            }
            Object[] fields = new Object[parts.length - 1];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = i < scores
                        ? (Object) Float.intBitsToFloat(Integer.parseInt(parts[i + 1]))
                        : Long.valueOf(parts[i + 1]);
            }
            return new Bookmark(sorting, Long.parseLong(parts[0]), new FieldDoc(Integer.MAX_VALUE, Float.NaN, fields));
        } catch (IllegalArgumentException notOurs) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return Problem.invalid("next", "next must be what the page before said");
    }
}
