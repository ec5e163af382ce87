package io.atrium.preview;

import io.atrium.account.Secret;
import io.atrium.file.Redrawing.Drawn;
import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Previews in the database, for all nodes. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class PreviewBook {
    @PersistenceContext
    private EntityManager entities;

    /** @return nothing where it was not asked lately; an empty preview where nothing came of it */
    Optional<Optional<Preview>> find(String url) {
        return Optional.ofNullable(entities.find(KeptPreview.class, Secret.hash(url)))
                .filter(kept -> kept.isKeptAt(CommonTime.now()))
                .map(kept -> kept.isPreview() ? Optional.of(kept.of(url)) : Optional.empty());
    }

    /** @param preview null: nothing came of it @param drawn its picture; null: none. @throws RuntimeException where another node keeps the same at this moment */
    void keep(String url, Preview preview, Drawn drawn, Duration life) {
        String hash = Secret.hash(url);
        Instant end = CommonTime.now().plus(life).truncatedTo(ChronoUnit.MILLIS);
        KeptPreview kept = entities.find(KeptPreview.class, hash);
        if (kept == null) {
            entities.persist(new KeptPreview(hash, preview, end));
        } else {
            kept.set(preview, end);
        }
        entities.flush(); // its picture refers to it
        keep(hash, drawn);
    }

    /** The page fails at present: what was kept of it, if anything, is kept on. @return that. @throws RuntimeException as {@link #keep} */
    Optional<Preview> keepOn(String url, Duration life) {
        Instant end = CommonTime.now().plus(life).truncatedTo(ChronoUnit.MILLIS);
        KeptPreview kept = entities.find(KeptPreview.class, Secret.hash(url));
        if (kept == null) {
            entities.persist(new KeptPreview(Secret.hash(url), null, end));
            return Optional.empty();
        }
        kept.keepUntil(end);
        return kept.isPreview() ? Optional.of(kept.of(url)) : Optional.empty();
    }

    private void keep(String hash, Drawn drawn) {
        KeptPicture before = entities.find(KeptPicture.class, hash);
        if (before == null && drawn != null) {
            entities.persist(new KeptPicture(hash, drawn));
        } else if (drawn != null) {
            before.set(drawn);
        } else if (before != null) {
            entities.remove(before);
        }
    }

    Optional<PreviewPicture> picture(String url) {
        return Optional.ofNullable(entities.find(KeptPicture.class, Secret.hash(url)))
                .map(KeptPicture::picture);
    }

    /** With their pictures. */
    int forgetBefore(Instant time) {
        return entities.createQuery("delete from KeptPreview p where p.until < :time")
                .setParameter("time", time.truncatedTo(ChronoUnit.MILLIS))
                .executeUpdate();
    }
}
