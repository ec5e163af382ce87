package io.atrium.web.admin;

import java.util.Arrays;
import java.util.List;

/** Names that somebody typed into one field, blanks or commas between them. */
final class Names {
    private Names() {}

    static List<String> of(String typed) {
        return typed == null
                ? List.of()
                : Arrays.stream(typed.split("[\\s,;，；]+"))
                        .map(name -> name.startsWith("@") || name.startsWith("#") ? name.substring(1) : name)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
    }
}
