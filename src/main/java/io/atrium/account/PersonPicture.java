package io.atrium.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody's picture, square and in two sizes, as Atrium itself has drawn it. */
@Entity
@Table(name = "person_picture")
public class PersonPicture {
    @Id
    @Column(name = "user_id")
    private long userId;

    private String version;

    @Column(name = "media_type")
    private String mediaType;

    private byte[] large;
    private byte[] small;

    protected PersonPicture() {}

    PersonPicture(long userId) {
        this.userId = userId;
    }

    void become(String name, Portrait portrait) {
        version = name;
        mediaType = portrait.mediaType();
        large = portrait.large();
        small = portrait.small();
    }

    String getVersion() {
        return version;
    }

    Portrait portrait() {
        return new Portrait(mediaType, large, small);
    }
}
