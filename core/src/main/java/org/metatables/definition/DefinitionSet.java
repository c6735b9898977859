package org.metatables.definition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metatables.Problem;
import org.metatables.internal.SystemSchemas;
import org.metatables.naming.PhysicalName;

/**
 * All tables that one provider declares. The set is the scope boundary: nothing outside of it is touched.
 *
 * @param provider who owns the tables
 * @param tables the tables; no two with one physical name, no two with one identifier in a namespace
 * @param origin where the definitions were found
 * @param project the project whose prefix the names carry, if one is set
 * @param declaredBy the class that declared the provider; empty where settings did
 */
public record DefinitionSet(
        MigrationProvider provider,
        List<TableDefinition> tables,
        DefinitionOrigin origin,
        Optional<String> project,
        Optional<ProviderClass> declaredBy) {

    /**
     * @throws InvalidDefinitionException if two tables share a physical name, or an identifier in a namespace, or a table is in a
     *     schema of PostgreSQL or of MetaTables itself
     */
    public DefinitionSet {
        tables = List.copyOf(tables);
        Map<PhysicalName, TableDefinition> byName = new HashMap<>();
        Map<List<String>, TableDefinition> byIdentifier = new HashMap<>();
        for (TableDefinition table : tables) {
            SystemSchemas.owner(table.name().schema()).ifPresent(owner -> refuseTableOf(owner, table));
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

    /** The tables of a provider that is named by settings and has no project. */
    public DefinitionSet(MigrationProvider provider, List<TableDefinition> tables, DefinitionOrigin origin) {
        this(provider, tables, origin, Optional.empty(), Optional.empty());
    }

    /** The same set with other tables. */
    public DefinitionSet withTables(List<TableDefinition> others) {
        return new DefinitionSet(provider, others, origin, project, declaredBy);
    }

    /** The same set, found elsewhere. */
    public DefinitionSet foundIn(DefinitionOrigin place) {
        return new DefinitionSet(provider, tables, place, project, declaredBy);
    }

    /** The change log that the provider names, else that of its project; empty where there is neither. */
    public Optional<ChangeLogNames> changeLog() {
        return declaredBy.flatMap(ProviderClass::changeLog).or(() -> project.map(ChangeLogNames::ofProject));
    }

    /**
     * Whether this is the provider that somebody chose.
     *
     * @param choice the name of the provider, its key, or the name of the class that declared it
     */
    public boolean isOf(String choice) {
        return provider.key().equals(choice)
                || declaredBy
                        .filter(type ->
                                type.name().equals(choice) || type.className().equals(choice))
                        .isPresent();
    }

    private static void refuseTableOf(String owner, TableDefinition table) {
        throw new InvalidDefinitionException(Problem.of("The table " + described(table)
                        + " is in a schema that belongs to " + owner + ", and cannot be registered.")
                .remedy("Choose another schema, or leave @MetaTable out."));
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
