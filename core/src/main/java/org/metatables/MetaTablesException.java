package org.metatables;

import org.jspecify.annotations.Nullable;

/**
 * The root of every error that MetaTables reports. Its precise subclasses name the condition.
 *
 * <p>The message is the {@link Problem} as a paragraph of English: what is wrong, where, and what to do.
 */
public abstract class MetaTablesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    protected MetaTablesException(Problem problem) {
        this(problem, null);
    }

    protected MetaTablesException(Problem problem, @Nullable Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    /** What went wrong, where, and what to do about it. */
    public Problem problem() {
        return problem;
    }
}
