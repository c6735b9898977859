package org.metatables.operation.internal.analysis;

import java.util.List;
import org.metatables.Problem;

/** What the analysis says about a statement. */
public sealed interface Verdict {

    /**
     * The statement does what it declares, and nothing else.
     *
     * @param tables what it touches, also through views
     */
    record Allowed(List<TouchedTable> tables) implements Verdict {

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
