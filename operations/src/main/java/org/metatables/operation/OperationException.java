package org.metatables.operation;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/**
 * An operation was not carried out. The subclasses say why.
 *
 * <p>Neither the message nor a cause ever holds the value of a parameter; PostgreSQL's own messages do, which is why
 * they are translated and not chained.
 */
public abstract class OperationException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    protected OperationException(Problem problem) {
        super(problem);
    }
}
