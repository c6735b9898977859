package org.metatables.ddl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.metatables.definition.TableDefinition;
import org.metatables.internal.SqlLiteral;
import org.metatables.naming.PhysicalName;

/**
 * The statements that create tables, in an order in which each finds what it needs: enum types, sequences, tables, indexes,
 * foreign keys, comments.
 *
 * <p>Foreign keys come after all tables and all unique indexes, so parents need not come before their children, and cycles are
 * nothing special.
 */
public final class TableDdl {

    private final ExistingObjects existing;
    private final List<DdlStatement> statements = new ArrayList<>();

    private TableDdl(ExistingObjects existing) {
        this.existing = existing;
    }

    /**
     * The statements for tables that are not there.
     *
     * @param tables definitions in which {@link DefinitionRules} finds no fault
     * @param existing the enum types and sequences of the definitions that are there already, which are left alone
     */
    public static List<DdlStatement> create(Collection<TableDefinition> tables, ExistingObjects existing) {
        TableDdl ddl = new TableDdl(existing);
        Map<TableDefinition, SqlNames> names = new LinkedHashMap<>();
        tables.forEach(table -> names.put(table, new SqlNames(table)));
        ddl.enumTypes(tables);
        ddl.sequences(tables);
        names.forEach((table, given) ->
                ddl.add(table, "create table " + table.name().quoted() + " (" + TableBody.of(table, given) + ")"));
        names.forEach((table, given) ->
                table.indexes().forEach(index -> ddl.add(table, IndexSql.create(table, index, given))));
        names.forEach((table, given) ->
                table.foreignKeys().forEach(key -> ddl.add(table, ForeignKeySql.add(table, key, given))));
        tables.forEach(ddl::comments);
        return List.copyOf(ddl.statements);
    }

    private void enumTypes(Collection<TableDefinition> tables) {
        Set<PhysicalName> known = new HashSet<>(existing.enumTypes());
        for (TableDefinition table : tables) {
            table.enumTypes().stream()
                    .filter(type -> known.add(type.name()))
                    .forEach(type -> add(
                            table,
                            "create type " + type.name().quoted() + " as enum "
                                    + type.labels().stream()
                                            .map(SqlLiteral::of)
                                            .collect(Collectors.joining(", ", "(", ")"))));
        }
    }

    private void sequences(Collection<TableDefinition> tables) {
        Set<PhysicalName> known = new HashSet<>(existing.sequences());
        for (TableDefinition table : tables) {
            table.sequences().stream()
                    .filter(sequence -> known.add(sequence.name()))
                    .forEach(sequence -> add(table, SequenceSql.create(sequence)));
        }
    }

    private void comments(TableDefinition table) {
        table.comment()
                .ifPresent(
                        text -> add(table, "comment on table " + table.name().quoted() + " is " + SqlLiteral.of(text)));
        table.columns()
                .forEach(column -> column.comment()
                        .ifPresent(text -> add(
                                table,
                                "comment on column " + table.name().quoted() + "." + PhysicalName.quote(column.name())
                                        + " is " + SqlLiteral.of(text))));
    }

    private void add(TableDefinition table, String sql) {
        statements.add(new DdlStatement(table.name(), sql));
    }
}
