package org.metatables.operation.internal.execution;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.metatables.operation.internal.analysis.Declaration;

/**
 * A scope whose tables were looked up, and may be used.
 *
 * @param declaration what the statement may do
 * @param aliases the quoted names of tables by alias
 * @param tables the tables by uid, in the order of the scope
 * @param dataSource where they are
 */
record GovernedScope(
        Declaration declaration, Map<String, String> aliases, Map<UUID, GovernedTable> tables, UUID dataSource) {

    /** The names of the tables, for a reader. */
    String tableNames() {
        return String.join(", ", names());
    }

    /** The names of the tables. */
    List<String> names() {
        return tables.values().stream().map(table -> table.name().toString()).toList();
    }

    /** Whether an operation of this kind runs code of the owners of the tables. */
    boolean runsCode() {
        boolean writes = declaration.kind().writes();
        return tables.values().stream().anyMatch(table -> table.runsCodeOnRead() || writes && table.runsCodeOnWrite());
    }

    /** The types of the columns whose name has but one type in all tables. */
    Map<String, String> columnTypes() {
        Map<String, Set<String>> all = new HashMap<>();
        tables.values()
                .forEach(table -> table.columns()
                        .forEach((column, type) -> all.computeIfAbsent(column, name -> new HashSet<>())
                                .add(type)));
        Map<String, String> single = new HashMap<>();
        all.forEach((column, types) -> {
            if (types.size() == 1) {
                single.put(column, types.iterator().next());
            }
        });
        return single;
    }
}
