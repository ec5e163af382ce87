package io.atrium.signal;

import io.atrium.signal.Changes.Action;
import io.atrium.signal.Changes.Change;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The JPA entity listener that turns {@code @PostPersist}, {@code @PostUpdate} and {@code @PostRemove} into one CDI event for
 * each committed transaction: {@code @Observes @Committed Changes}. Before that, and where it did not commit too,
 * {@code @Observes @Settled Changes}, for those who keep something in memory.
 *
 * <p>It does not fire from the callback: during a commit-time flush the providers differ in which transactional observers they
 * still call (EclipseLink loses BEFORE_COMPLETION, Hibernate never reaches AFTER_SUCCESS). So the first entity of a
 * transaction registers a synchronization, and everything is told in its {@code afterCompletion}. Nothing is injected: Payara
 * may create the listener before injection works, once and for all.
 */
public class SignalListener {
    private static final Logger LOG = Logger.getLogger(SignalListener.class.getName());
    private static final String KEY = SignalListener.class.getName();

    /** The standard's name, and WildFly's own: there a startup bean's transaction commits when its component's names are gone already. */
    private static final List<String> NAMES =
            List.of("java:comp/TransactionSynchronizationRegistry", "java:jboss/TransactionSynchronizationRegistry");

    private static volatile TransactionSynchronizationRegistry registry;

    @PostPersist
    void created(Object entity) {
        collect(new Change(Action.CREATED, entity));
    }

    @PostUpdate
    void updated(Object entity) {
        collect(new Change(Action.UPDATED, entity));
    }

    @PostRemove
    void removed(Object entity) {
        collect(new Change(Action.REMOVED, entity));
    }

    /** Tells something that is no entity together with what the transaction under way does to entities: as {@code CREATED}, once it has committed. */
    public static void tell(Object fact) {
        collect(new Change(Action.CREATED, fact));
    }

    private static void collect(Change change) {
        TransactionSynchronizationRegistry transaction = registry();
        Collected collected = (Collected) transaction.getResource(KEY);
        if (collected == null) {
            collected = new Collected();
            transaction.putResource(KEY, collected);
            transaction.registerInterposedSynchronization(collected);
        }
        collected.changes.add(change);
    }

    /** Looked up once: it is the server's, one and the same for every application and transaction. */
    private static TransactionSynchronizationRegistry registry() {
        if (registry == null) {
            registry = NAMES.stream()
                    .map(SignalListener::lookUp)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("entities are written in a container's transaction only"));
        }
        return registry;
    }

    @SuppressWarnings("BanJNDI") // the names are ours, nothing of a caller's
    private static Optional<TransactionSynchronizationRegistry> lookUp(String name) {
        try {
            return Optional.of(InitialContext.doLookup(name));
        } catch (NamingException notHere) {
            return Optional.empty();
        }
    }

    /** A transaction's entities, told once it is over. */
    private static final class Collected implements Synchronization {
        private static final Map<Annotation, Set<ObserverMethod<? super Changes>>> OBSERVERS =
                new ConcurrentHashMap<>();

        private final List<Change> changes = new ArrayList<>();

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            changes.sort(Collected::order);
            Changes told = new Changes(List.copyOf(changes));
            tell(told, Settled.LITERAL);
            if (status == Status.STATUS_COMMITTED) {
                tell(told, Committed.LITERAL);
            }
        }

        private static int order(Change one, Change other) {
            return one.entity() instanceof Comparable<?>
                            && one.entity().getClass() == other.entity().getClass()
                    ? natural(one.entity(), other.entity())
                    : one.entity()
                            .getClass()
                            .getName()
                            .compareTo(other.entity().getClass().getName());
        }

        @SuppressWarnings("unchecked") // both are of one class, and that class is Comparable
        private static int natural(Object one, Object other) {
            return ((Comparator<Object>) (Comparator<?>) Comparator.naturalOrder()).compare(one, other);
        }

        /** Kept: an application's observers don't change, and finding them takes a walk of the stack and of all beans. */
        private static Set<ObserverMethod<? super Changes>> observers(Changes changes, Annotation qualifier) {
            return OBSERVERS.computeIfAbsent(
                    qualifier, missing -> CDI.current().getBeanManager().resolveObserverMethods(changes, qualifier));
        }

        /** Each observer by itself: {@code Event.fire} would stop at the first that throws and leave the others untold. */
        private static void tell(Changes changes, Annotation qualifier) {
            for (ObserverMethod<? super Changes> observer : observers(changes, qualifier)) {
                try {
                    observer.notify(changes);
                } catch (RuntimeException | LinkageError failure) {
                    LOG.log(Level.SEVERE, "an observer of changes failed: " + observer.getBeanClass(), failure);
                }
            }
        }
    }
}
