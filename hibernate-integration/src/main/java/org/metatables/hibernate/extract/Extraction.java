package org.metatables.hibernate.extract;

import java.util.List;
import org.metatables.Problem;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.definition.MigrationProvider;
import org.metatables.settings.MetaTablesSettings;

/**
 * The tables of one persistence unit.
 *
 * @param tables the tables, each entity's own before those of its attributes
 * @param origin where they were found
 * @param settings the settings that were in force
 */
public record Extraction(List<ExtractedTable> tables, DefinitionOrigin origin, MetaTablesSettings settings) {

    public Extraction {
        tables = List.copyOf(tables);
    }

    /**
     * The tables under their provider: the settings {@code metatables.provider.*}, else the project and its namespace.
     *
     * @throws InvalidDefinitionException if the settings name no provider, or two tables share a name or an identifier
     */
    public DefinitionSet definitions() {
        return new DefinitionSet(
                provider(), tables.stream().map(ExtractedTable::definition).toList(), origin);
    }

    private MigrationProvider provider() {
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
                .at(origin.source())
                .remedy("Set metatables.project, or the settings metatables.provider.*."));
    }
}
