package org.metatables.provider;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** Two table providers of one application cannot be told apart. */
public final class AmbiguousProviderException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private AmbiguousProviderException(Problem problem) {
        super(problem);
    }

    static AmbiguousProviderException of(String what, String value, TableProvider one, TableProvider other) {
        return new AmbiguousProviderException(Problem.of("Two table providers have the " + what + " " + value + ": "
                        + one.getClass().getName() + " and "
                        + other.getClass().getName() + ".")
                .remedy("Give one of them another " + what + "."));
    }
}
