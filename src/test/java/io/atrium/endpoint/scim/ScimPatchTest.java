package io.atrium.endpoint.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.account.Provision;
import io.atrium.wire.FrameCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScimPatchTest {
    private final Wanted ann = Wanted.of(
            FrameCodec.object(
                    "{\"userName\":\"ann@example.org\",\"name\":{\"givenName\":\"Ann\",\"familyName\":\"Lee\"},\"emails\":[{\"value\":\"ann@example.org\",\"primary\":true}]}"));

    private Provision patched(String operations) {
        ScimPatch.apply(ScimPatch.of(FrameCodec.object("{\"Operations\":" + operations + "}")), ann);
        return ann.provision();
    }

    private static String refusal(Runnable act) {
        return assertThrows(ScimError.class, act::run).json().getString("scimType");
    }

    @Test
    void oktas_way_to_take_somebody_out_of_use() {
        assertTrue(ann.provision().active());
        assertFalse(
                patched("[{\"op\":\"replace\",\"value\":{\"active\":false}}]").active());
    }

    @Test
    void entras_way_with_capitals_texts_and_paths_for_names() {
        Provision patched = patched("""
                [{"op":"Replace","path":"active","value":"False"},
                 {"op":"Add","path":"emails[type eq \\"work\\"].value","value":"new@example.org"},
                 {"op":"Replace","value":{"name.familyName":"Li","urn:ietf:params:scim:schemas:core:2.0:User:externalId":"x1",
                   "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department":"Ops"}}]
                """);
        assertFalse(patched.active());
        assertEquals("new@example.org", patched.mail());
        assertEquals("Li", patched.familyName());
        assertEquals("x1", patched.externalId());
    }

    @Test
    void what_is_removed_is_not_there() {
        Provision patched =
                patched("[{\"op\":\"remove\",\"path\":\"emails\"},{\"op\":\"remove\",\"path\":\"name.givenName\"}]");
        assertNull(patched.mail());
        assertNull(patched.givenName());
        assertEquals("Lee", patched.familyName());
    }

    @Test
    void what_they_are_called_goes_before_the_parts_of_the_name() {
        assertEquals(
                "Annie",
                patched(
                                "[{\"op\":\"replace\",\"value\":{\"displayName\":\"Annie\",\"name\":{\"givenName\":\"Anna\"}}}]")
                        .name());
    }

    @Test
    void what_makes_no_sense_is_refused_in_scims_words() {
        assertEquals("invalidSyntax", refusal(() -> patched("[]")));
        assertEquals(
                "invalidSyntax", refusal(() -> patched("[{\"op\":\"invent\",\"path\":\"active\",\"value\":true}]")));
        assertEquals("noTarget", refusal(() -> patched("[{\"op\":\"remove\"}]")));
        assertEquals("mutability", refusal(() -> patched("[{\"op\":\"remove\",\"path\":\"userName\"}]")));
        assertEquals(
                "invalidValue",
                refusal(() -> patched("[{\"op\":\"replace\",\"path\":\"active\",\"value\":\"perhaps\"}]")));
        assertEquals("invalidValue", refusal(() -> patched("[{\"op\":\"replace\",\"value\":[]}]")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "userName eq \"Ann\" | username | Ann",
                "userName Eq \"a\\\"b\" | username | a\"b",
                "emails[type eq \"work\"].value eq \"a@b\" | emails.value | a@b",
                "urn:ietf:params:scim:schemas:core:2.0:User:externalId eq \"x\" | externalid | x",
            })
    void a_filter_is_one_comparison(String text, String attribute, String value) {
        ScimFilter filter = ScimFilter.of(text);
        assertEquals(attribute, filter.attribute());
        assertEquals(value, filter.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "userName", "userName co \"a\"", "a eq \"b\" or c eq \"d\"", "userName eq ann"})
    void and_nothing_else(String text) {
        assertEquals("invalidFilter", refusal(() -> ScimFilter.of(text)));
    }
}
