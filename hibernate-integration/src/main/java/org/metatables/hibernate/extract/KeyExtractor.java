package org.metatables.hibernate.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Formula;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.metatables.definition.Index;
import org.metatables.definition.PrimaryKey;
import org.metatables.definition.UniqueConstraint;
import org.metatables.hibernate.naming.DeclaredNames;

/** The primary key, the unique constraints and the indexes of a table. */
final class KeyExtractor {

    private final DeclaredNames names;

    KeyExtractor(DeclaredNames names) {
        this.names = names;
    }

    /**
     * The primary key. Its columns come in the order of a unique constraint that the author declared over it, else in
     * that of
     * the table: Hibernate's own order changes between its metadata and its session factory.
     */
    Optional<PrimaryKey> primaryKey(Table table, List<String> columnOrder) {
        if (!table.hasPrimaryKey() || table.getPrimaryKey().getColumns().isEmpty()) {
            return Optional.empty();
        }
        Optional<UniqueKey> twin = declaredOverPrimaryKey(table);
        List<String> columns = twin.map(key -> columnsOf(key.getColumns()))
                .orElseGet(() -> columnsOf(table.getPrimaryKey().getColumns().stream()
                        .sorted(Comparator.comparing(column -> columnOrder.indexOf(SqlNames.of(column))))
                        .toList()));
        return Optional.of(new PrimaryKey(twin.flatMap(key -> authored(table, key.getName())), columns));
    }

    /** Hibernate takes a unique constraint over the columns of the primary key for the primary key itself. */
    private static Optional<UniqueKey> declaredOverPrimaryKey(Table table) {
        table.getUniqueKeys();
        return Optional.ofNullable(table.getPrimaryKey()).map(key -> key.getOrderingUniqueKey());
    }

    /** @param withPrimaryKey whether a unique constraint over the columns of the primary key counts as one */
    List<UniqueConstraint> uniques(Table table, boolean withPrimaryKey, Place place) {
        List<UniqueConstraint> uniques = new ArrayList<>();
        for (UniqueKey key : declaredKeys(table, withPrimaryKey)) {
            if (!isIndex(table, key)) {
                refuseOptions("unique constraint", key.getName(), key.getOptions(), place);
                uniques.add(new UniqueConstraint(nameOf(table, key), columnsOf(key.getColumns())));
            }
        }
        uniques.sort(Comparator.comparing(unique -> String.join(",", unique.columns())));
        return uniques;
    }

    /** @param withPrimaryKey whether a unique index over the columns of the primary key counts as one */
    List<Index> indexes(Table table, boolean withPrimaryKey, Place place) {
        List<Index> indexes = new ArrayList<>();
        for (UniqueKey key : declaredKeys(table, withPrimaryKey)) {
            if (isIndex(table, key)) {
                indexes.add(IndexClauses.parse(key.getOptions(), place)
                        .index(authored(table, key.getName()), parts(key.getColumns(), key.getColumnOrderMap()), true));
            }
        }
        for (org.hibernate.mapping.Index index : table.getIndexes().values()) {
            indexes.add(IndexClauses.parse(index.getOptions(), place)
                    .index(
                            authored(table, index.getName()),
                            parts(index.getSelectables(), index.getSelectableOrderMap()),
                            index.isUnique()));
        }
        indexes.sort(Comparator.comparing((Index index) -> String.join(",", index.columns()))
                .thenComparing(index -> index.name().orElse("")));
        return indexes;
    }

    /** Hibernate adds a key for each unique column when it exports a schema: the column says so itself. */
    private static List<UniqueKey> declaredKeys(Table table, boolean withPrimaryKey) {
        List<UniqueKey> declared = new ArrayList<>();
        for (UniqueKey key : table.getUniqueKeys().values()) {
            if (key.isExplicit()
                    || key.getColumns().size() > 1
                    || !table.getColumn(key.getColumn(0)).isUnique()) {
                declared.add(key);
            }
        }
        if (withPrimaryKey) {
            declaredOverPrimaryKey(table).ifPresent(declared::add);
        }
        return declared;
    }

    private static List<String> columnsOf(List<Column> columns) {
        return columns.stream().map(SqlNames::of).toList();
    }

    private boolean isIndex(Table table, UniqueKey key) {
        return names.isUniqueIndex(table.getName(), unquoted(key.getName()));
    }

    /** Nobody gave a name to a constraint that nobody declared; Hibernate names that of a set after its entity's table. */
    private Optional<String> nameOf(Table table, UniqueKey key) {
        return key.isExplicit() || key.isNameExplicit() ? authored(table, key.getName()) : Optional.empty();
    }

    private Optional<String> authored(Table table, String name) {
        return names.isGenerated(table.getName(), unquoted(name))
                ? Optional.empty()
                : Optional.of(SqlNames.stored(name));
    }

    private static String unquoted(String name) {
        return Identifier.toIdentifier(name).getText();
    }

    private static List<Index.Part> parts(
            List<? extends Selectable> selectables, Map<? extends Selectable, String> orders) {
        return selectables.stream()
                .map(selectable -> part(selectable, "desc".equalsIgnoreCase(orders.get(selectable))))
                .toList();
    }

    private static Index.Part part(Selectable selectable, boolean descending) {
        if (selectable instanceof Formula formula) {
            String text = formula.getFormula().strip();
            return new Index.Part(text.substring(1, text.length() - 1).strip(), true, descending, Optional.empty());
        }
        return new Index.Part(SqlNames.of((Column) selectable), false, descending, Optional.empty());
    }

    private static void refuseOptions(String what, String name, String options, Place place) {
        if (options != null && !options.isBlank()) {
            throw place.invalid(
                    "The " + what + " " + name + " has the options '" + options + "', which definitions do not hold.",
                    "Leave them out, or declare a unique index with a condition.");
        }
    }
}
