package org.metatables.operation.internal.analysis;

import java.util.List;
import org.metatables.Problem;

/** What the analysis says about a statement. */
public sealed interface Verdict {

    /**
     * The statement does what it declares, and nothing else.
     *
     * @param tables what it touches, also through views
     * @param callsListed whether it reaches a function that is not PostgreSQL's own, and that an administrator listed
     */
    record Allowed(List<TouchedTable> tables, boolean callsListed) implements Verdict {

        public Allowed {
            tables = List.copyOf(tables);
        }
    }

    /**
     * The statement is refused.
     *
     * @param reason why, where, and what to do
     */
    record Refused(Problem reason) implements Verdict {}
}
