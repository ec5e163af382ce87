package io.atrium.preview;

import io.atrium.file.Redrawing.Drawn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The picture of a preview, apart from it: who shows the words does not read it. */
@Entity
@Table(name = "preview_picture")
class KeptPicture {
    /** Of its preview. */
    @Id
    private String hash;

    @Column(name = "media_type")
    private String mediaType;

    private byte[] content;

    protected KeptPicture() {}

    KeptPicture(String hash, Drawn drawn) {
        this.hash = hash;
        set(drawn);
    }

    void set(Drawn drawn) {
        mediaType = drawn.mediaType();
        content = drawn.content();
    }

    PreviewPicture picture() {
        return new PreviewPicture(mediaType, content);
    }
}
