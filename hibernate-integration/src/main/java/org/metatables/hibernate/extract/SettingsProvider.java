package org.metatables.hibernate.extract;

import org.metatables.Problem;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.definition.MigrationProvider;
import org.metatables.provider.TableProvider;
import org.metatables.settings.MetaTablesSettings;

/**
 * The provider of a project that wrote no class for it: the settings {@code metatables.provider.*}, else the project
 * and its namespace.
 *
 * @param settings the settings that are in force
 * @param source where the entities come from, for messages
 */
record SettingsProvider(MetaTablesSettings settings, String source) implements TableProvider {

    /** @throws InvalidDefinitionException if the settings name no provider */
    @Override
    public MigrationProvider identity() {
        return MigrationProvider.of(
                settings.get(MetaTablesSettings.PROVIDER_PACKAGE)
                        .or(settings::project)
                        .orElseThrow(() -> missing("package")),
                settings.get(MetaTablesSettings.PROVIDER_NAMESPACE)
                        .or(settings::namespace)
                        .orElseThrow(() -> missing("migration namespace")),
                settings.get(MetaTablesSettings.PROVIDER_KEY));
    }

    private InvalidDefinitionException missing(String what) {
        return new InvalidDefinitionException(Problem.of("The migration provider has no " + what + ".")
                .at(source)
                .remedy("Set metatables.project, or the settings metatables.provider.*."));
    }
}
