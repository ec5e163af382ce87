package io.atrium.signal;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks the {@link Changes} of a transaction that has committed. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface Committed {
    Literal LITERAL = new Literal();

    /** The qualifier as a value, for firing and resolving in code. */
    final class Literal extends AnnotationLiteral<Committed> implements Committed {
        private static final long serialVersionUID = 1L;
    }
}
