package io.atrium.account;

import io.atrium.wire.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What somebody is looked up by: of their account what lists of people are filtered by, and no more, so that there is little to look through. */
@Entity
@Table(name = "person_key")
class PersonKey {
    /** As the column is wide. */
    private static final int MOST = 500;

    @Id
    @Column(name = "user_id")
    private long userId;

    private String text;

    @Enumerated(EnumType.STRING)
    private Role role;

    private boolean enabled;

    protected PersonKey() {}

    PersonKey(User user) {
        this.userId = user.getId();
        write(user);
    }

    long userId() {
        return userId;
    }

    boolean isOf(User user) {
        return textOf(user).equals(text) && user.getRole() == role && user.isEnabled() == enabled;
    }

    void follow(User user) {
        write(user);
    }

    private void write(User user) {
        text = textOf(user);
        role = user.getRole();
        enabled = user.isEnabled();
    }

    private static String textOf(User user) {
        String mail = user.getMail() == null ? "" : Text.folded(user.getMail());
        return Text.cut(user.getLogin() + " " + user.getNameKey() + " " + mail, MOST);
    }
}
