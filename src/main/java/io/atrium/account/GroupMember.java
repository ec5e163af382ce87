package io.atrium.account;

import io.atrium.signal.SignalListener;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** That somebody is in a group. */
@Entity
@IdClass(GroupMember.Key.class)
@Table(name = "group_member")
@EntityListeners(SignalListener.class)
public class GroupMember {
    @Id
    @Column(name = "group_id")
    private long groupId;

    @Id
    @Column(name = "user_id")
    private long userId;

    @Column(name = "by_directory")
    private boolean byDirectory;

    protected GroupMember() {}

    GroupMember(long groupId, long userId, boolean byDirectory) {
        this.groupId = groupId;
        this.userId = userId;
        this.byDirectory = byDirectory;
    }

    public long getGroupId() {
        return groupId;
    }

    public long getUserId() {
        return userId;
    }

    /** Whether the directory said so, and may say otherwise. */
    public boolean isByDirectory() {
        return byDirectory;
    }

    /** An administrator wants it so, whatever the directory says. */
    void keep() {
        byDirectory = false;
    }

    /** Group and person. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long groupId;
        private long userId;

        protected Key() {}

        Key(long groupId, long userId) {
            this.groupId = groupId;
            this.userId = userId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.groupId == groupId && key.userId == userId;
        }

        @Override
        public int hashCode() {
            return Objects.hash(groupId, userId);
        }
    }
}
