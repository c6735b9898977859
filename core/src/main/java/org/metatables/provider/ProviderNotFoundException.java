package org.metatables.provider;

import java.util.List;
import java.util.stream.Collectors;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.settings.MetaTablesSettings;

/** There is no table provider of the name that a setting chooses. */
public final class ProviderNotFoundException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private ProviderNotFoundException(Problem problem) {
        super(problem);
    }

    static ProviderNotFoundException of(String choice, List<TableProvider> registered) {
        String others = registered.stream()
                .map(provider ->
                        provider.name() + " (class " + provider.getClass().getName() + ")")
                .collect(Collectors.joining(", "));
        return new ProviderNotFoundException(
                Problem.of("There is no table provider " + choice + ", neither registered nor as a class; "
                                + (others.isEmpty() ? "none is registered." : "registered are " + others + "."))
                        .remedy("Correct the setting " + MetaTablesSettings.PROVIDER
                                + ", or name the class in META-INF/services/" + TableProvider.class.getName() + "."));
    }
}
