package org.metatables.liquibase;

import java.util.Optional;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.definition.DefinitionSet;
import org.metatables.settings.MetaTablesSettings;

/** An option says of the project what its definitions do not, such as those of a contract file that was written for another project. */
public final class ContradictingOptionException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private ContradictingOptionException(Problem problem) {
        super(problem);
    }

    /**
     * Compares the options with the definitions that were found.
     *
     * @throws ContradictingOptionException if one of them would be ignored silently
     */
    public static void refuse(MetaTablesSettings options, DefinitionSet definitions) {
        refuse(options, MetaTablesSettings.PROJECT, "project", definitions.project(), definitions);
        refuse(
                options,
                MetaTablesSettings.PROVIDER_PACKAGE,
                "package",
                Optional.of(definitions.provider().packageName()),
                definitions);
        refuse(
                options,
                MetaTablesSettings.PROVIDER_NAMESPACE,
                "migration namespace",
                Optional.of(definitions.provider().migrationNamespace()),
                definitions);
    }

    private static void refuse(
            MetaTablesSettings options, String option, String what, Optional<String> found, DefinitionSet definitions) {
        Optional<String> said = options.get(option);
        if (said.isPresent() && !said.equals(found)) {
            throw new ContradictingOptionException(Problem.of("The option liquibase." + option + " says '" + said.get()
                            + "', and the definitions from "
                            + definitions.origin().source() + " say "
                            + found.map(value -> "the " + what + " " + value).orElse("no " + what) + ".")
                    .remedy("Leave the option out, or write the contract files again with the setting " + option
                            + "."));
        }
    }
}
