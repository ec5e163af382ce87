package io.atrium.web.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListAddressTest {
    @Test
    void it_keeps_what_was_asked_and_drops_what_was_not() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("q", "a&b=c 陈");
        asked.put("as", "");
        asked.put("sort", null);
        ListAddress address = new ListAddress("/admin/users", asked);
        assertEquals("/admin/users?q=a%26b%3Dc+%E9%99%88", address.toString());
        assertEquals(
                "/admin/users?q=x&user=ann",
                address.with("q", "x").with("user", "ann").toString());
        assertEquals("/admin/users", address.with("q", null).toString());
    }
}
