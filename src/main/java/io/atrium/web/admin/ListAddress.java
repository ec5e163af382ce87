package io.atrium.web.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The address of a list's page with what it was asked for; what is changed of it is another address. */
final class ListAddress {
    private final String page;
    private final Map<String, String> parameters;

    ListAddress(String page, Map<String, String> parameters) {
        this.page = page;
        this.parameters = new LinkedHashMap<>(parameters);
        this.parameters.values().removeIf(value -> value == null || value.isEmpty());
    }

    /** Null takes a parameter away. */
    ListAddress with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        return new ListAddress(page, changed);
    }

    @Override
    public String toString() {
        return page
                + parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "="
                                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
    }
}
