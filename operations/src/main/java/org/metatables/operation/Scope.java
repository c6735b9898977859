package org.metatables.operation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.metatables.Problem;

/**
 * Everything that an operation touches: the permission model, not a hint.
 *
 * @param dataSourceUid the data source; taken from the tables where it is absent
 * @param tables the tables, at least one
 */
public record Scope(Optional<UUID> dataSourceUid, List<ScopeTable> tables) {

    /**
     * @throws InvalidOperationException if there is no table, or two tables share an alias
     */
    public Scope {
        tables = List.copyOf(tables);
        if (tables.isEmpty()) {
            throw new InvalidOperationException(Problem.of("The scope of the operation names no table.")
                    .remedy("Name every MetaTable that the statement touches, with read or write access."));
        }
        Set<String> aliases = new HashSet<>();
        for (ScopeTable table : tables) {
            table.alias().filter(alias -> !aliases.add(alias)).ifPresent(alias -> {
                throw new InvalidOperationException(Problem.of("Two tables of the scope share the alias " + alias + ".")
                        .remedy("Give each table an alias of its own."));
            });
        }
    }
}
