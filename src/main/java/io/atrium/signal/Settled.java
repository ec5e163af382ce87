package io.atrium.signal;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Marks the {@link Changes} of a transaction that is over: committed, rolled back, or nobody knows. Told before {@link Committed}, so that
 * whoever acts on a change finds nothing of before it in a {@link Memory}.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface Settled {
    Literal LITERAL = new Literal();

    /** The qualifier as a value, for firing and resolving in code. */
    final class Literal extends AnnotationLiteral<Settled> implements Settled {
        private static final long serialVersionUID = 1L;
    }
}
