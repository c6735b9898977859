package org.metatables.hibernate.extract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.provider.TableProvider;
import org.metatables.provider.TableProviders;
import org.metatables.settings.MetaTablesSettings;

/**
 * The tables that one provider has in one persistence unit.
 *
 * @param provider who provides them: a class of the project, or its settings
 * @param tables the tables, each entity's own before those of its attributes
 * @param unmapped the classes that the provider names and the unit does not map; another unit may
 * @param origin where they were found
 * @param settings the settings that were in force
 */
public record Extraction(
        TableProvider provider,
        List<ExtractedTable> tables,
        Set<String> unmapped,
        DefinitionOrigin origin,
        MetaTablesSettings settings) {

    public Extraction {
        tables = List.copyOf(tables);
        unmapped = Set.copyOf(unmapped);
    }

    /**
     * The tables under their provider.
     *
     * @throws InvalidDefinitionException if the settings name no provider, or two tables share a name or an identifier
     */
    public DefinitionSet definitions() {
        return new DefinitionSet(
                provider.identity(),
                tables.stream().map(ExtractedTable::definition).toList(),
                origin,
                settings.project(),
                provider instanceof SettingsProvider
                        ? Optional.empty()
                        : Optional.of(TableProviders.describe(provider)));
    }

    /** The provider in words, for messages. */
    String providerInWords() {
        return provider instanceof SettingsProvider
                ? "the provider of the settings"
                : "the table provider " + provider.getClass().getName();
    }
}
