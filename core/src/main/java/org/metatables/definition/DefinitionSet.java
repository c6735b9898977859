package org.metatables.definition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.metatables.Problem;
import org.metatables.naming.PhysicalName;

/**
 * All tables that one provider declares. The set is the scope boundary: nothing outside of it is touched.
 *
 * @param provider who owns the tables
 * @param tables the tables; no two with one physical name, no two with one identifier in a namespace
 * @param origin where the definitions were found
 */
public record DefinitionSet(MigrationProvider provider, List<TableDefinition> tables, DefinitionOrigin origin) {

    public DefinitionSet {
        tables = List.copyOf(tables);
        Map<PhysicalName, TableDefinition> byName = new HashMap<>();
        Map<List<String>, TableDefinition> byIdentifier = new HashMap<>();
        for (TableDefinition table : tables) {
            TableDefinition twin = byName.put(table.name(), table);
            if (twin != null) {
                throw duplicate("physical name " + table.name(), twin, table);
            }
            if (table.identifier().isPresent()) {
                String identifier = table.identifier().get();
                TableDefinition namesake = byIdentifier.put(List.of(table.namespace(), identifier), table);
                if (namesake != null) {
                    throw duplicate(
                            "identifier " + identifier + " in the namespace " + table.namespace(), namesake, table);
                }
            }
        }
    }

    private static InvalidDefinitionException duplicate(String what, TableDefinition first, TableDefinition second) {
        return new InvalidDefinitionException(
                Problem.of("Two tables have the " + what + ": " + described(first) + " and " + described(second) + ".")
                        .remedy("Name one of them differently with @Table(name) or @MetaTable(identifier)."));
    }

    private static String described(TableDefinition table) {
        String author = table.authoring() instanceof Authoring.Entity entity
                ? "entity " + entity.module() + "." + entity.qualname()
                : "the change-log table";
        return table.name() + " (" + author + ")";
    }
}
