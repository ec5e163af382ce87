package io.atrium.room;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** Where somebody has put a room in their rail. */
@Entity
@Table(name = "rail_place")
@IdClass(RailPlace.Key.class)
public class RailPlace {
    @Id
    @Column(name = "user_id")
    private long userId;

    @Id
    @Column(name = "room_id")
    private long roomId;

    @Column(name = "section_id")
    private Long sectionId;

    private int place;

    protected RailPlace() {}

    RailPlace(long userId, long roomId) {
        this.userId = userId;
        this.roomId = roomId;
    }

    long getRoomId() {
        return roomId;
    }

    /** Null: among the favourites. */
    Long getSectionId() {
        return sectionId;
    }

    int getPlace() {
        return place;
    }

    void put(Long section, int at) {
        sectionId = section;
        place = at;
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long userId;
        private long roomId;

        public Key() {}

        public Key(long userId, long roomId) {
            this.userId = userId;
            this.roomId = roomId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.userId == userId && key.roomId == roomId;
        }

        @Override
        public int hashCode() {
            return Objects.hash(userId, roomId);
        }
    }
}
