package io.atrium.notify;

import io.atrium.account.AddressSaved;
import io.atrium.account.User;
import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Addresses nothing is sent to any more, since nobody is there, until somebody writes them down again. In the transaction of who calls. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Refusals {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Audit audit;

    /** Nothing goes to where the letter went, while the person has no other address. */
    void refuse(Letter letter, String why) {
        letter.never(why);
        User user = entities.find(User.class, letter.getUserId(), LockModeType.PESSIMISTIC_WRITE);
        NoticeSettings settings = entities.find(NoticeSettings.class, letter.getUserId());
        if (letter.getAddress().equals(user.getMail()) && settings.refuse(letter.getAddress())) {
            audit.record(Deed.of("account.mail_refused")
                    .to(user.getLogin())
                    .with("mail", letter.getAddress())
                    .with("why", why));
        }
    }

    void onSaved(@Observes AddressSaved saved) {
        NoticeSettings settings =
                entities.find(NoticeSettings.class, saved.user().getId());
        if (settings != null && settings.trust(saved.user().getMail())) {
            audit.record(saved.by()
                    .did("account.mail_trusted")
                    .to(saved.user().getLogin())
                    .with("mail", saved.user().getMail()));
        }
    }
}
