package io.atrium.account;

import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The web sessions of this node that somebody signed in to, and their end: told once each as {@link SignedOut}. */
@ApplicationScoped
public class WebSessions {
    private static final int REMEMBERED = 1_000;

    private final Map<String, SignIn> signedIn = new ConcurrentHashMap<>();

    /** Long enough for a request that was let in by such a session to notice. */
    private final Set<String> lately = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    @Inject
    private Event<SignedOut> ended;

    @Inject
    private Tickets tickets;

    /** Binds the request's session to the user, under a new session id: one planted before is worth nothing now. */
    Credential begin(HttpServletRequest request, User user) {
        HttpSession session = request.getSession();
        end(session);
        request.changeSessionId();
        SignIn signIn = new SignIn(user);
        session.setAttribute(SignIn.ATTRIBUTE, signIn);
        signedIn.put(signIn.credential().id(), signIn);
        return signIn.credential();
    }

    Optional<SignIn> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable(of(session));
    }

    /** Ends the request's session and whatever it carried. */
    public void signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Whether the session of this credential has ended lately; one that ended long ago is not known any more. */
    boolean hasEnded(Credential credential) {
        synchronized (lately) {
            return lately.contains(credential.id());
        }
    }

    /** The session is over; harmless where nobody had signed in to it. */
    void end(HttpSession session) {
        SignIn signIn = of(session);
        if (signIn != null) {
            end(signIn);
            tickets.withdraw(signIn.credential());
        }
    }

    /** This session of the user's survives the new password the user is being given. */
    void keep(Credential credential, User user) {
        SignIn signIn = signedIn.get(credential.id());
        if (signIn != null) {
            signIn.with(user);
        }
    }

    /** Runs after a commit, where nothing may be written: tickets were withdrawn in the transaction that changed the user. */
    void changed(@Observes @Committed Changes changes) {
        changes.touched(User.class)
                .forEach(user -> signedIn.values().stream()
                        .filter(signIn -> signIn.userId() == user.getId() && !signIn.holdsFor(user))
                        .forEach(this::end));
    }

    private static SignIn of(HttpSession session) {
        return (SignIn) session.getAttribute(SignIn.ATTRIBUTE);
    }

    private void end(SignIn signIn) {
        synchronized (lately) {
            lately.add(signIn.credential().id());
        }
        signIn.end();
        if (signedIn.remove(signIn.credential().id()) != null) {
            ended.fire(new SignedOut(signIn.credential()));
        }
    }
}
