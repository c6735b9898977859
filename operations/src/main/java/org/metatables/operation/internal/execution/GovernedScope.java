package org.metatables.operation.internal.execution;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.metatables.operation.internal.analysis.Declaration;

/**
 * A scope whose tables were looked up, and may be used. What is derived from it is derived once: many operations have the same.
 *
 * <p>Immutable.
 */
final class GovernedScope {

    private final Meaning meaning;
    private final Map<UUID, GovernedTable> tables;
    private final UUID dataSource;
    private final Map<String, String> columnTypes;
    private final boolean runsCode;

    /**
     * @param declaration what the statement may do
     * @param aliases the quoted names of tables by alias
     * @param tables the tables by uid, in the order of the scope
     * @param dataSource where they are
     */
    GovernedScope(
            Declaration declaration, Map<String, String> aliases, Map<UUID, GovernedTable> tables, UUID dataSource) {
        this.tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        this.dataSource = dataSource;
        this.meaning = new Meaning(
                aliases,
                declaration,
                tables.values().stream().map(GovernedTable::meaning).toList());
        this.columnTypes = columnTypes(tables.values());
        boolean writes = declaration.kind().writes();
        this.runsCode =
                tables.values().stream().anyMatch(table -> table.runsCodeOnRead() || writes && table.runsCodeOnWrite());
    }

    /** What verdicts on statements depend on. */
    Meaning meaning() {
        return meaning;
    }

    /** What the statement may do. */
    Declaration declaration() {
        return meaning.declaration;
    }

    /** The quoted names of tables by alias. */
    Map<String, String> aliases() {
        return meaning.aliases;
    }

    /** The tables by uid, in the order of the scope. */
    Map<UUID, GovernedTable> tables() {
        return tables;
    }

    /** Where they are. */
    UUID dataSource() {
        return dataSource;
    }

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
        return runsCode;
    }

    /** The types of the columns whose name has but one type in all tables. */
    Map<String, String> columnTypes() {
        return columnTypes;
    }

    private static Map<String, String> columnTypes(Collection<GovernedTable> tables) {
        Map<String, Set<String>> all = new HashMap<>();
        tables.forEach(table -> table.columns()
                .forEach((column, type) ->
                        all.computeIfAbsent(column, name -> new HashSet<>()).add(type)));
        Map<String, String> single = new HashMap<>();
        all.forEach((column, types) -> {
            if (types.size() == 1) {
                single.put(column, types.iterator().next());
            }
        });
        return Map.copyOf(single);
    }

    /** What the names in a statement stand for, and what it may do with that. It knows its hash: it is a part of many keys. */
    static final class Meaning {

        private final Map<String, String> aliases;
        private final Declaration declaration;
        private final List<String> ofTables;
        private final int hash;

        private Meaning(Map<String, String> aliases, Declaration declaration, List<String> ofTables) {
            this.aliases = Map.copyOf(aliases);
            this.declaration = declaration;
            this.ofTables = ofTables;
            this.hash = Objects.hash(aliases, declaration, ofTables);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other == this
                    || other instanceof Meaning that
                            && hash == that.hash
                            && aliases.equals(that.aliases)
                            && declaration.equals(that.declaration)
                            && ofTables.equals(that.ofTables);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
