package io.atrium.file;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.persistence.EntityManager;

/**
 * How many bytes a room or a person may have. What was brought is counted in a row of {@link FileUsage}; what was passed on to them is summed each time, so that the log's writer
 * locks no row that uploads lock too.
 *
 * @param usage the row's id
 * @param whose the attribute that says of what was passed on whose it is, and its value
 * @param limit 0: none
 */
record Quota(String usage, String whose, long id, long limit, String name, String said) {
    private static final long BOUNDLESS = Long.MAX_VALUE / 2;

    static Quota ofRoom(Owner owner, FileLimits limits) {
        long id = owner.roomId();
        return new Quota(FileUsage.ofRoom(id), "passedRoom", id, limits.roomBytes(), "room_quota", "the room");
    }

    static Quota ofPerson(Owner owner, FileLimits limits) {
        long id = owner.userId();
        return new Quota(FileUsage.ofPerson(id), "passedUser", id, limits.personBytes(), "person_quota", "you");
    }

    /** What is left of it for files that are brought, those included that are there. */
    long ofBrought(EntityManager entities) {
        return limit == 0 ? BOUNDLESS : limit - passedOn(entities);
    }

    /** Before so many bytes are passed on. @throws Problem {@code room_quota}, {@code person_quota} */
    void requirePlace(EntityManager entities, long bytes, String field) {
        FileUsage brought = limit == 0 ? null : entities.find(FileUsage.class, usage);
        if (limit != 0 && (brought == null ? 0 : brought.bytes()) + bytes > ofBrought(entities)) {
            throw exceeded(field);
        }
    }

    private long passedOn(EntityManager entities) {
        Long sum = entities.createQuery("select sum(f.bytes) from StoredFile f where f." + whose + " = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult();
        return sum == null ? 0 : sum;
    }

    Problem exceeded(String field) {
        return Problem.own(
                name,
                ErrorCode.TOO_LARGE,
                field,
                "with this file " + said + " would have more than " + limit + " bytes");
    }
}
