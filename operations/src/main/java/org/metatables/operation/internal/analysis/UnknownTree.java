package org.metatables.operation.internal.analysis;

/** The parse tree holds something that this version does not know: the statement is refused. */
final class UnknownTree extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownTree(String what) {
        super(what, null, false, false);
    }
}
