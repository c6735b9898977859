package org.metatables.liquibase;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.settings.UnknownSetting;

/** An option was given that nothing reads: most likely its name is misspelt. Nothing was changed. */
public final class UnknownOptionException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private UnknownOptionException(Problem problem) {
        super(problem);
    }

    /** @throws UnknownOptionException if one of the names is not known */
    static void refuse(Collection<String> names, Collection<String> known) {
        List<UnknownSetting> unknown = UnknownSetting.among(names, known);
        if (!unknown.isEmpty()) {
            throw new UnknownOptionException(
                    Problem.of(unknown.stream().map(UnknownSetting::sentence).collect(Collectors.joining(" ")))
                            .remedy("There are: " + known.stream().sorted().collect(Collectors.joining(", ")) + "."));
        }
    }
}
