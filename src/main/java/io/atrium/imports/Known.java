package io.atrium.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** What somebody or something of another program is here, since an import made it or found it. */
@Entity
@Table(name = "import_known")
@IdClass(Known.Key.class)
public class Known {
    enum What {
        PERSON,
        ROOM
    }

    @Id
    private String source;

    @Id
    @Enumerated(EnumType.STRING)
    private What what;

    @Id
    @Column(name = "foreign_id")
    private String foreignId;

    @Column(name = "local_id")
    private long localId;

    protected Known() {}

    Known(String source, What what, String foreignId, long localId) {
        this.source = source;
        this.what = what;
        this.foreignId = foreignId;
        this.localId = localId;
    }

    String getForeignId() {
        return foreignId;
    }

    long getLocalId() {
        return localId;
    }

    void setLocalId(long localId) {
        this.localId = localId;
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private String source;
        private What what;
        private String foreignId;

        public Key() {}

        Key(String source, What what, String foreignId) {
            this.source = source;
            this.what = what;
            this.foreignId = foreignId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.source.equals(source)
                    && key.what == what
                    && key.foreignId.equals(foreignId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(source, what, foreignId);
        }
    }
}
