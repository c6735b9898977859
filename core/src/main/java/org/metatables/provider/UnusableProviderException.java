package org.metatables.provider;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A class is named as a table provider and cannot be used as one. */
public final class UnusableProviderException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private UnusableProviderException(Problem problem) {
        super(problem);
    }

    private UnusableProviderException(Problem problem, Throwable cause) {
        super(problem, cause);
    }

    static UnusableProviderException ofAnotherType(Class<?> type) {
        return new UnusableProviderException(
                Problem.of("The class " + type.getName() + " is no " + TableProvider.class.getName() + ".")
                        .remedy("Let it implement the interface, or name another class."));
    }

    static UnusableProviderException withoutIdentity(TableProvider provider) {
        return new UnusableProviderException(
                Problem.of("The table provider " + provider.getClass().getName() + " has no identity or no name.")
                        .remedy("Let identity() and name() return something."));
    }

    static UnusableProviderException unloadable(String what, Throwable reason) {
        return new UnusableProviderException(
                Problem.of(what + " cannot be loaded: " + reason + ".")
                        .remedy(
                                "It must be a public class with a public constructor without parameters, and what it needs must be on the class path."),
                reason);
    }
}
