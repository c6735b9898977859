package org.metatables.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.lifecycle.FinalisationReport;
import org.metatables.lifecycle.TableOutcome;
import org.metatables.naming.PhysicalName;

/**
 * What a migration that succeeded did.
 *
 * @param provider who migrated
 * @param command the command that ran, such as {@code update}
 * @param tables the provider's tables with their uids, in the order of the provider; the change-log table is not among
 *     them
 * @param finalisation what finalising found out, with the change-log table
 */
public record MigrationReport(
        MigrationProvider provider, String command, List<TableOutcome> tables, FinalisationReport finalisation) {

    public MigrationReport {
        tables = List.copyOf(tables);
    }

    /** The report of a run over these definitions. */
    public static MigrationReport of(DefinitionSet definitions, String command, FinalisationReport finalisation) {
        Map<PhysicalName, TableOutcome> byName =
                finalisation.tables().stream().collect(Collectors.toMap(TableOutcome::name, Function.identity()));
        return new MigrationReport(
                definitions.provider(),
                command,
                definitions.tables().stream()
                        .map(TableDefinition::name)
                        .map(byName::get)
                        .toList(),
                finalisation);
    }

    /** The run, as the table {@code metatables.run} knows it. */
    public UUID runUid() {
        return finalisation.runUid();
    }

    /** The table of a logical name, such as {@code shop.Account}. */
    public Optional<TableOutcome> table(String identifier) {
        return tables.stream()
                .filter(table -> table.identifier().equals(Optional.of(identifier)))
                .findFirst();
    }
}
