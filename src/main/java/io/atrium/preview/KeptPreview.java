package io.atrium.preview;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What was asked of an address, and what came of it: nothing, too. */
@Entity
@Table(name = "link_preview")
class KeptPreview {
    /** SHA-256 of the address, in hexadecimal. */
    @Id
    private String hash;

    private String title;
    private String description;
    private String site;

    /** Null: it has no picture. */
    @Column(name = "picture_width")
    private Integer pictureWidth;

    @Column(name = "picture_height")
    private Integer pictureHeight;

    @Column(name = "picture_alt")
    private String pictureAlt;

    private Instant until;

    protected KeptPreview() {}

    /** @param preview null: there is none */
    KeptPreview(String hash, Preview preview, Instant end) {
        this.hash = hash;
        set(preview, end);
    }

    /** @param preview null: there is none */
    void set(Preview preview, Instant end) {
        title = preview == null ? null : preview.title();
        description = preview == null ? null : preview.description();
        site = preview == null ? null : preview.site();
        until = end;
        show(preview == null ? null : preview.picture());
    }

    private void show(Preview.Shown picture) {
        pictureWidth = picture == null ? null : picture.width();
        pictureHeight = picture == null ? null : picture.height();
        pictureAlt = picture == null || picture.alt().isEmpty() ? null : picture.alt();
    }

    void keepUntil(Instant end) {
        until = end;
    }

    boolean isKeptAt(Instant time) {
        return until.isAfter(time);
    }

    boolean isPreview() {
        return title != null;
    }

    Preview of(String url) {
        return new Preview(url, title, description == null ? "" : description, site, shown());
    }

    private Preview.Shown shown() {
        return pictureWidth == null
                ? null
                : new Preview.Shown(pictureWidth, pictureHeight, pictureAlt == null ? "" : pictureAlt);
    }
}
