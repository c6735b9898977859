package org.metatables.liquibase;

import java.util.List;
import java.util.stream.Collectors;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.definition.DefinitionSet;

/** The class path has the definitions of several providers, and a change log belongs to one. */
public final class SeveralProvidersException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private SeveralProvidersException(Problem problem) {
        super(problem);
    }

    /** The providers that were found. */
    public static SeveralProvidersException of(List<DefinitionSet> sets) {
        String found = sets.stream().map(SeveralProvidersException::described).collect(Collectors.joining(", "));
        return new SeveralProvidersException(Problem.of(
                        "The class path has the definitions of " + sets.size() + " providers: " + found + ".")
                .remedy("Say whose change log this is with the option liquibase.metatables.provider: the name, the key"
                        + " or the class of the provider."));
    }

    private static String described(DefinitionSet set) {
        return set.provider().key()
                + set.declaredBy().map(type -> ", named " + type.name()).orElse("")
                + " (" + set.origin().source() + ")";
    }
}
