package io.atrium.account;

import io.atrium.audit.Audit;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What people say of themselves beside their name, and everything that changes it. */
@ApplicationScoped
@Transactional
public class Profiles {
    public static final int MAX_TITLE = 80;

    private static final int MOST_VERSION = 32;

    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    @Inject
    private Audit audit;

    public Optional<PersonProfile> find(long userId) {
        return Optional.ofNullable(em.find(PersonProfile.class, userId));
    }

    /** Of those who have any, by login; in a transaction that begins with it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Map<String, Face> faces() {
        Map<String, Face> faces = new HashMap<>();
        em.createQuery("select u.login, p from PersonProfile p, User u where u.id = p.userId", Object[].class)
                .getResultStream()
                .forEach(row -> {
                    PersonProfile profile = (PersonProfile) row[1];
                    Face face = new Face(profile.getPicture(), profile.status(Instant.EPOCH));
                    if (!face.equals(Face.NONE)) {
                        faces.put((String) row[0], face);
                    }
                });
        return faces;
    }

    /**
     * Changes what is given, all of it or nothing.
     *
     * @param title blank: none
     * @param status one without text and emoji: none
     * @throws Problem {@code invalid} with {@code title}, {@code text}, {@code emoji} or {@code until}
     */
    public void change(long userId, Optional<String> title, Optional<Status> status) {
        PersonProfile profile = of(userId);
        title.ifPresent(said -> profile.setTitle(said.isBlank() ? null : Text.label("title", said, MAX_TITLE)));
        status.ifPresent(said -> profile.setStatus(said.checked()));
    }

    /** Takes back what is over; where another node does the same, one of them finds it done. */
    public void endStatuses(Instant now) {
        em.createQuery("select p from PersonProfile p where p.statusUntil <= :now", PersonProfile.class)
                .setParameter("now", now)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(profile -> profile.setStatus(null));
    }

    /** From now on it has another name, under which it never changes. */
    public void setPicture(long userId, Portrait portrait) {
        PersonProfile profile = of(userId);
        PersonPicture picture = em.find(PersonPicture.class, userId);
        String version = Secret.random("").substring(0, MOST_VERSION);
        if (picture == null) {
            picture = new PersonPicture(userId);
            picture.become(version, portrait);
            em.persist(picture); // Hibernate inserts it as it is now
        } else {
            picture.become(version, portrait);
        }
        profile.setPicture(picture.getVersion());
    }

    /** By the person, or by an administrator, which the trail has. @throws Problem {@code not_found} where there is none */
    public void removePicture(Caller by, User user) {
        PersonPicture picture = em.find(PersonPicture.class, user.getId());
        if (picture == null) {
            throw Problem.of(ErrorCode.NOT_FOUND, user.getLogin() + " has no picture");
        }
        em.remove(picture);
        of(user.getId()).setPicture(null);
        if (by.userId() != user.getId()) {
            audit.record(by.did("account.picture_removed").to(user.getLogin()));
        }
    }

    /** By its name. */
    public Optional<Portrait> picture(String version) {
        return em.createQuery("select p from PersonPicture p where p.version = :version", PersonPicture.class)
                .setParameter("version", version)
                .getResultStream()
                .findFirst()
                .map(PersonPicture::portrait);
    }

    /** Under the lock of the person's row, which is there before the profile's is. */
    private PersonProfile of(long userId) {
        em.find(User.class, userId, LockModeType.PESSIMISTIC_WRITE);
        PersonProfile profile = em.find(PersonProfile.class, userId);
        if (profile == null) {
            profile = new PersonProfile(userId);
            em.persist(profile);
        }
        return profile;
    }
}
