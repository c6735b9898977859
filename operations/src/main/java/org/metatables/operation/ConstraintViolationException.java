package org.metatables.operation;

import java.util.Optional;
import org.metatables.Problem;

/** A write breaks a constraint of its table. Nothing was written. */
public final class ConstraintViolationException extends OperationException {

    private static final long serialVersionUID = 1L;

    /** Which rule is broken. */
    public enum Kind {
        /** A row with the same key exists. */
        UNIQUE,
        /** The row that a foreign key points to does not exist, or a row still points to this one. */
        FOREIGN_KEY,
        /** A column that takes no null would have none. */
        NOT_NULL,
        /** A check does not hold. */
        CHECK,
        /** An exclusion constraint does not hold. */
        EXCLUSION
    }

    private final Kind kind;
    private final transient Optional<String> constraint;

    public ConstraintViolationException(Problem problem, Kind kind, Optional<String> constraint) {
        super(problem);
        this.kind = kind;
        this.constraint = constraint;
    }

    public Kind kind() {
        return kind;
    }

    /** The name of the constraint; a column that takes no null has none before PostgreSQL 18. */
    public Optional<String> constraint() {
        return constraint;
    }
}
