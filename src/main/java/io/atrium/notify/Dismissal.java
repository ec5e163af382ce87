package io.atrium.notify;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** That a person has seen enough of an announcement. */
@Entity
@Table(name = "announcement_dismissal")
@IdClass(Dismissal.Key.class)
public class Dismissal {
    @Id
    @Column(name = "announcement_id")
    private long announcementId;

    @Id
    @Column(name = "user_id")
    private long userId;

    protected Dismissal() {}

    Dismissal(long announcementId, long userId) {
        this.announcementId = announcementId;
        this.userId = userId;
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long announcementId;
        private long userId;

        public Key() {}

        public Key(long announcementId, long userId) {
            this.announcementId = announcementId;
            this.userId = userId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.announcementId == announcementId && key.userId == userId;
        }

        @Override
        public int hashCode() {
            return Objects.hash(announcementId, userId);
        }
    }
}
