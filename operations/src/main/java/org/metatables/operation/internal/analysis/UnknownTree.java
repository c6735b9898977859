package org.metatables.operation.internal.analysis;

import org.metatables.Problem;

/** The parse tree holds something that this version does not know: the statement is refused. */
final class UnknownTree extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownTree(String what) {
        super(what, null, false, false);
    }

    /** The refusal. */
    Problem problem() {
        return Problem.of("The statement uses something that is not judged yet, and therefore refused: " + getMessage()
                        + ".")
                .remedy("Write the statement without it.");
    }
}
