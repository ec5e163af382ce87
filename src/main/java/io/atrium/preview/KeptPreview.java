package io.atrium.preview;

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
    }

    boolean isKeptAt(Instant time) {
        return until.isAfter(time);
    }

    boolean isPreview() {
        return title != null;
    }

    Preview of(String url) {
        return new Preview(url, title, description == null ? "" : description, site);
    }
}
