package org.metatables.physical;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metatables.naming.PhysicalName;

/** A table that is being put together from the answers of several queries. Not thread-safe. */
final class TableAssembly {

    private final PhysicalName name;
    private final TableKind kind;
    private final Optional<String> comment;
    private final Map<Integer, PhysicalColumn> columns = new LinkedHashMap<>();
    private Optional<PhysicalKey> primaryKey = Optional.empty();
    private final List<PhysicalKey> uniques = new ArrayList<>();
    private final List<PhysicalIndex> indexes = new ArrayList<>();
    private final List<PhysicalForeignKey> foreignKeys = new ArrayList<>();
    private final List<PhysicalCheck> checks = new ArrayList<>();

    TableAssembly(PhysicalName name, TableKind kind, Optional<String> comment) {
        this.name = name;
        this.kind = kind;
        this.comment = comment;
    }

    void column(int number, PhysicalColumn column) {
        columns.put(number, column);
    }

    void primaryKey(PhysicalKey key) {
        primaryKey = Optional.of(key);
    }

    void unique(PhysicalKey key) {
        uniques.add(key);
    }

    void index(PhysicalIndex index) {
        indexes.add(index);
    }

    void foreignKey(PhysicalForeignKey key) {
        foreignKeys.add(key);
    }

    void check(PhysicalCheck check) {
        checks.add(check);
    }

    /** The name of the column with this number; empty for a system column and one that was dropped meanwhile. */
    Optional<String> columnName(int number) {
        return Optional.ofNullable(columns.get(number)).map(PhysicalColumn::name);
    }

    List<String> columnNames(List<Integer> numbers) {
        return numbers.stream().flatMap(number -> columnName(number).stream()).toList();
    }

    PhysicalTable table() {
        return new PhysicalTable(
                name, kind, List.copyOf(columns.values()), primaryKey, uniques, indexes, foreignKeys, checks, comment);
    }
}
