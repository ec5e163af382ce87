package io.atrium.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up talk of the statistics of real talk: few words stand in most messages and most words in few; one message in eight is Chinese. The same for each seed. */
final class Chatter {
    /** One may read nine of ten. */
    static final int ROOMS = 100_000;

    private static final int WORDS = 60_000;
    private static final int CHARACTERS = 3_000;
    private static final int FIRST_CHARACTER = 0x4E00;
    private static final int PEOPLE = 500;
    private static final long BEGINNING = 1_700_000_000_000L;
    private static final long BETWEEN = 60_000;
    private static final String[] SYLLABLES = {
        "ba", "de", "ploy", "ment", "ser", "ver", "re", "lease", "con", "fig", "ter", "min", "al", "lo", "ga", "tion",
                "in",
        "dex", "pro", "duc", "ca", "che", "mo", "ni", "tor", "up", "date", "fail", "o", "ver", "net", "work", "sen",
                "sor"
    };

    private final SplittableRandom random;
    private final List<String> words = new ArrayList<>(WORDS);

    Chatter(long seed) {
        random = new SplittableRandom(seed);
        SplittableRandom making = new SplittableRandom(1); // one language for all
        for (int i = 0; i < WORDS; i++) {
            int syllables = 1 + making.nextInt(i < 300 ? 2 : 4);
            StringBuilder word = new StringBuilder();
            for (int s = 0; s < syllables; s++) {
                word.append(SYLLABLES[making.nextInt(SYLLABLES.length)]);
            }
            words.add(word.toString());
        }
    }

    Saying saying(long number) {
        long at = BEGINNING + number * BETWEEN + random.nextInt((int) BETWEEN);
        return new Saying(
                1 + random.nextInt(ROOMS),
                number,
                random.nextInt(10) == 0 ? "release" : "chat",
                "message",
                "p" + zipf(PEOPLE),
                at,
                at,
                text());
    }

    String text() {
        if (random.nextInt(8) == 0) {
            return chinese(6 + random.nextInt(30));
        }
        StringBuilder text = new StringBuilder();
        int length = 3 + random.nextInt(18);
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : " ").append(word());
        }
        if (random.nextInt(50) == 0) {
            text.append(" https://intranet.example/").append(Long.toHexString(random.nextLong()));
        }
        return text.toString();
    }

    /** The more often the smaller its number. */
    String word() {
        return words.get(zipf(WORDS));
    }

    /** One that is neither in each message nor in hardly any. */
    String commonWord() {
        return words.get(20 + random.nextInt(480));
    }

    String rareWord() {
        return words.get(5_000 + random.nextInt(WORDS - 5_000));
    }

    /** As people look for: said now and then. */
    String longWord() {
        String word = rareWord();
        while (word.length() < 9) {
            word = rareWord();
        }
        return word;
    }

    String chinese(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (FIRST_CHARACTER + zipf(CHARACTERS)));
        }
        return text.toString();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** With a probability of about 1/rank. */
    private int zipf(int bound) {
        return (int) Math.min(bound - 1, Math.exp(random.nextDouble() * Math.log(bound + 1)) - 1);
    }
}
