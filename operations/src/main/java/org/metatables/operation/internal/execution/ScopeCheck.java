package org.metatables.operation.internal.execution;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.metatables.Problem;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;
import org.metatables.operation.InvalidOperationException;
import org.metatables.operation.Operation;
import org.metatables.operation.ReservedPolicy;
import org.metatables.operation.ScopeTable;
import org.metatables.operation.UnusableTableException;
import org.metatables.operation.internal.analysis.Declaration;

/** Sees to it that every MetaTable of a scope may be used as the operation wants to. */
final class ScopeCheck {

    private final Operation operation;
    private final Map<UUID, GovernedTable> tables;

    /** @param tables those that the principal may see; of the others nothing can be told from what is not there */
    ScopeCheck(Operation operation, Map<UUID, GovernedTable> tables) {
        this.operation = operation;
        this.tables = tables;
    }

    /**
     * Requires that the principal may see all tables, before anything is said of one of them: otherwise what is said of the others would
     * tell what is not there from what is hidden.
     *
     * @throws UnusableTableException if a table is unknown, or not to be seen
     */
    void requireKnown() {
        for (ScopeTable declared : operation.scope().tables()) {
            if (!tables.containsKey(declared.uid())) {
                throw new UnusableTableException(Problem.of(
                                "There is no MetaTable with the uid of the scope that the principal may see.")
                        .withUid(declared.uid())
                        .remedy("Check the uid and the database that the operations are connected to, and ask an"
                                + " administrator whether view is granted."));
            }
        }
    }

    /**
     * The scope, all tables of which are known, found usable.
     *
     * @throws UnusableTableException if a table is reserved, or its roles cannot do what the operation needs
     * @throws org.metatables.datasource.DataSourceRefusedException if the data source of a table does not allow the operation
     * @throws InvalidOperationException if the scope contradicts itself or the operation
     */
    GovernedScope check() {
        Map<PhysicalName, Access> access = new LinkedHashMap<>();
        Map<String, String> aliases = new LinkedHashMap<>();
        Set<UUID> dataSources = new LinkedHashSet<>();
        for (ScopeTable declared : operation.scope().tables()) {
            GovernedTable table = usable(declared);
            dataSources.add(table.dataSource().uid());
            access.merge(table.name(), declared.access(), (one, other) -> one == Access.WRITE ? one : other);
            declared.alias().ifPresent(alias -> aliases.put(alias, table.name().quoted()));
        }
        requireOneDataSource(dataSources);
        if (operation.kind().writes() && !access.containsValue(Access.WRITE)) {
            throw new InvalidOperationException(Problem.of("The operation declares "
                            + operation.kind().wireName() + ", but no table of its scope has write access.")
                    .remedy("Declare the table that it writes with write access."));
        }
        Map<UUID, GovernedTable> used = new LinkedHashMap<>();
        operation.scope().tables().forEach(table -> used.put(table.uid(), tables.get(table.uid())));
        return new GovernedScope(
                new Declaration(operation.kind(), access),
                aliases,
                used,
                dataSources.iterator().next());
    }

    private GovernedTable usable(ScopeTable declared) {
        GovernedTable table = tables.get(declared.uid());
        boolean reconciles = declared.reservedPolicy()
                .filter(ReservedPolicy.RECONCILE::equals)
                .isPresent();
        if (!table.active() && !reconciles) {
            throw unusable(
                    table,
                    "is reserved: its last migration has not been confirmed.",
                    "Run the migration again, or declare the reserved policy reconcile.");
        }
        table.dataSource().require(operation.kind().capability());
        table.hindrances().stream()
                .filter(hindrance -> HindranceRule.stops(hindrance, operation.kind(), declared.access()))
                .findFirst()
                .ifPresent(hindrance -> {
                    throw unusable(table, hindrance.sentence(), hindrance.remedy());
                });
        return table;
    }

    private void requireOneDataSource(Set<UUID> found) {
        Optional<UUID> declared = operation.scope().dataSourceUid();
        if (found.size() > 1) {
            throw new InvalidOperationException(
                    Problem.of("The tables of the scope belong to " + found.size() + " data sources.")
                            .remedy("Execute one operation for each."));
        }
        if (declared.filter(uid -> !found.contains(uid)).isPresent()) {
            throw new InvalidOperationException(
                    Problem.of("The tables of the scope do not belong to the data source that it names.")
                            .remedy("Leave the data source out, or name theirs."));
        }
    }

    private static UnusableTableException unusable(GovernedTable table, String why, String remedy) {
        return new UnusableTableException(Problem.of("The MetaTable " + table.name() + " " + why)
                .inTable(table.name().toString())
                .withUid(table.uid())
                .remedy(remedy));
    }
}
