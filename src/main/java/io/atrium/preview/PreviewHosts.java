package io.atrium.preview;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whose pages may be asked: names of hosts, and {@code *.} before one for all below it. */
final class PreviewHosts {
    private static final Pattern HOST = Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    private final List<String> hosts;

    /** @throws IllegalArgumentException naming what is no host */
    PreviewHosts(String setting) {
        hosts = Arrays.stream(setting.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(host -> !host.isEmpty())
                .toList();
        hosts.stream().filter(host -> !HOST.matcher(host).matches()).findFirst().ifPresent(wrong -> {
            throw new IllegalArgumentException(
                    "ATRIUM_PREVIEW_HOSTS: " + wrong + " is no host, as wiki.example or *.wiki.example is one");
        });
    }

    List<String> all() {
        return hosts;
    }

    boolean allow(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        return hosts.stream()
                .anyMatch(one -> one.startsWith("*.") ? host.endsWith(one.substring(1)) : host.equals(one));
    }
}
