package io.atrium.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OutsiderTest {
    @Test
    void the_same_name_of_another_company_is_somebody_else() {
        Outsider ann = outsider("Ann.Lee@b.example", "ann.lee@b.example");
        assertEquals("ann-lee", ann.login());
        assertTrue(ann.isCalled("ann.lee@B.example", null));
        assertFalse(ann.isCalled("ann.lee@a.example", null));
        assertFalse(ann.isCalled("ann.lee@a.example", "ann.lee@b.example"), "the provider's mail is not its name");
        assertFalse(ann.isCalled("ann.lee", null));
    }

    @Test
    void where_no_company_is_said_the_mail_has_to_be_the_same() {
        Outsider ann = outsider("ann.lee", "ann.lee@b.example");
        assertTrue(ann.isCalled("ann.lee@b.example", "Ann.Lee@B.example"));
        assertTrue(ann.isCalled("ann.lee", null));
        assertFalse(ann.isCalled("ann.lee@a.example", "ann.lee@a.example"));
        assertFalse(outsider("ann.lee", null).isCalled("ann.lee", "ann.lee@a.example"));
    }

    private static Outsider outsider(String said, String mail) {
        return new Outsider(Origin.OIDC, "17", said, "Ann Lee", mail, null);
    }
}
