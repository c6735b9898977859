package org.metatables.liquibase.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import liquibase.Scope;
import org.metatables.definition.DefinitionRequest;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.DefinitionSources;
import org.metatables.definition.DefinitionsNotFoundException;
import org.metatables.liquibase.ContradictingOptionException;
import org.metatables.liquibase.LiquibaseOptions;
import org.metatables.liquibase.SeveralProvidersException;
import org.metatables.settings.MetaTablesSettings;

/** The definitions of the project that Liquibase runs for. */
final class ProjectDefinitions {

    private ProjectDefinitions() {}

    /**
     * The definitions on the class path of the project.
     *
     * @return empty where there are none and nobody has asked for any: the extension may be there for the sake of other projects
     * @throws DefinitionsNotFoundException if an option asks for definitions that are not there
     * @throws SeveralProvidersException if there are those of more than one provider
     * @throws ContradictingOptionException if an option says of the provider what its definitions do not
     */
    static Optional<DefinitionSet> load() {
        MetaTablesSettings settings = LiquibaseOptions.settings();
        ClassLoader classPath = Scope.getCurrentScope().getClassLoader();
        try {
            List<DefinitionSet> sets = DefinitionSources.load(new DefinitionRequest(classPath, settings));
            if (sets.size() > 1) {
                throw SeveralProvidersException.of(sets);
            }
            ContradictingOptionException.refuse(settings, sets.get(0));
            return Optional.of(sets.get(0));
        } catch (DefinitionsNotFoundException none) {
            if (areAskedFor(settings)) {
                throw none;
            }
            return Optional.empty();
        }
    }

    private static boolean areAskedFor(MetaTablesSettings settings) {
        return Stream.of(
                        MetaTablesSettings.PROJECT,
                        MetaTablesSettings.PROVIDER,
                        MetaTablesSettings.PROVIDER_KEY,
                        MetaTablesSettings.DEFINITIONS)
                .anyMatch(setting -> settings.get(setting).isPresent());
    }
}
