package io.atrium.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What people call a browser and what it runs on, as far as its User-Agent says.
 *
 * @param browser null: it says nothing that is known
 * @param system as {@code browser}
 */
record BrowserName(String browser, String system) {
    /** Each claims to be those below it as well. */
    private static final Map<String, String> BROWSERS = ordered(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "Firefox/",
            "Firefox",
            "Chrom",
            "Chrome",
            "Safari/",
            "Safari",
            "curl/",
            "curl");

    private static final Map<String, String> SYSTEMS = ordered(
            "Windows",
            "Windows",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "Mac OS",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    static BrowserName of(String agent) {
        return agent == null
                ? new BrowserName(null, null)
                : new BrowserName(find(BROWSERS, agent), find(SYSTEMS, agent));
    }

    private static String find(Map<String, String> known, String agent) {
        return known.entrySet().stream()
                .filter(each -> agent.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
