package org.metatables.operation.internal.analysis;

import org.metatables.Problem;

/** What the analysis says about a statement. */
public sealed interface Verdict {

    /** The statement does what it declares, and nothing else. */
    record Allowed() implements Verdict {}

    /**
     * The statement is refused.
     *
     * @param reason why, where, and what to do
     */
    record Refused(Problem reason) implements Verdict {}
}
