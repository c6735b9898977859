package org.metatables.hibernate.store.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;
import org.metatables.annotations.SimpleTable;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationBuilder;

/**
 * Writes rows of one table in one statement, however many they are: a parameter for each column, which is the array of its values.
 * All of them are written or none, and their ids come back in their order.
 */
public final class RowWriter {

    private static final String ORDER = "metatables order";

    private final SessionFactoryImplementor factory;
    private final StoredTable table;
    private final UUID uid;

    public RowWriter(SessionFactoryImplementor factory, StoredTable table, UUID uid) {
        this.factory = factory;
        this.table = table;
        this.uid = uid;
    }

    /** Inserts rows whose ids the database makes. */
    public Operation insert(List<? extends SimpleTable> rows) {
        Map<StoredField, List<@Nullable Object>> values = values(rows, fieldsToInsert(rows));
        return statement(Operation.insert(insertText(columns(values.keySet())) + returning()), values, rows.size())
                .build();
    }

    /** Inserts rows under their ids, and writes over those that are there. */
    public Operation upsertById(List<? extends SimpleTable> rows) {
        List<StoredField> fields = fieldsToInsert(rows);
        Map<StoredField, List<@Nullable Object>> values = values(rows, fields);
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put(StoredTable.ID, "bigint");
        columns.putAll(columns(fields));
        String text = insertText(columns) + onConflict(Set.of(StoredTable.ID), fields) + returning();
        OperationBuilder operation = Operation.upsert(text)
                .parameter(parameter(0), rows.stream().map(SimpleTable::getId).toList());
        return bound(operation, values, 1, rows.size()).build();
    }

    /** Inserts rows, and writes over those that are there with the same values of a unique key. */
    public Operation upsertBy(List<StoredField> key, List<? extends SimpleTable> rows) {
        List<StoredField> fields = fieldsToInsert(rows);
        Map<StoredField, List<@Nullable Object>> values = values(rows, fields);
        Set<String> names = key.stream().map(StoredField::column).collect(Collectors.toSet());
        String text = insertText(columns(fields)) + onConflict(names, fields) + returning();
        return statement(Operation.upsert(text), values, rows.size()).build();
    }

    /**
     * Gives some attributes of a row new values.
     *
     * @throws org.metatables.filter.UnknownFieldException if the entity has no such attribute
     * @throws org.metatables.filter.ForbiddenFieldException if one may not be changed
     */
    public Operation patch(long id, Map<String, @Nullable Object> changes) {
        List<String> sets = new ArrayList<>();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        changes.forEach((attribute, value) -> {
            String column = table.columnOf(attribute);
            table.rules().requireUpdate(column);
            sets.add(quoted(column) + " = :" + parameter(values.size()));
            values.put(
                    parameter(values.size()), table.field(column).orElseThrow().columnValue(value, factory));
        });
        OperationBuilder operation = Operation.update(
                        "update {t} set " + String.join(", ", sets) + " where " + quoted(StoredTable.ID) + " = :id")
                .write(uid, "t")
                .parameter("id", id);
        values.forEach(operation::parameter);
        return operation.build();
    }

    private List<StoredField> fieldsToInsert(List<? extends SimpleTable> rows) {
        List<StoredField> fields = new ArrayList<>();
        for (StoredField field : table.fields()) {
            boolean given = rows.stream().anyMatch(row -> field.isGivenIn(row));
            if (given) {
                table.rules().requireInsert(field.column());
            }
            // What no row has a value for takes the default of its column.
            if (given || field.ops().insert() && !field.hasDefault()) {
                fields.add(field);
            }
        }
        return fields;
    }

    private Map<StoredField, List<@Nullable Object>> values(
            List<? extends SimpleTable> rows, List<StoredField> fields) {
        Map<StoredField, List<@Nullable Object>> values = new LinkedHashMap<>();
        for (StoredField field : fields) {
            List<@Nullable Object> column = new ArrayList<>(rows.size());
            rows.forEach(row -> column.add(field.valueIn(row, factory)));
            values.put(field, column);
        }
        return values;
    }

    private static Map<String, String> columns(Iterable<StoredField> fields) {
        Map<String, String> columns = new LinkedHashMap<>();
        fields.forEach(field -> columns.put(field.column(), field.baseType()));
        return columns;
    }

    private static String insertText(Map<String, String> types) {
        String names = types.keySet().stream().map(RowWriter::quoted).collect(Collectors.joining(", "));
        List<String> arrays = new ArrayList<>();
        types.values().forEach(type -> arrays.add("cast(:" + parameter(arrays.size()) + " as " + type + "[])"));
        return "insert into {t} (" + names + ") select " + names + " from unnest(" + String.join(", ", arrays)
                + ") with ordinality as r(" + names + ", " + quoted(ORDER) + ") order by " + quoted(ORDER);
    }

    private static String onConflict(Set<String> key, List<StoredField> fields) {
        String changes = fields.stream()
                .filter(field -> field.ops().update() && !key.contains(field.column()))
                .map(field -> quoted(field.column()) + " = excluded." + quoted(field.column()))
                .collect(Collectors.joining(", "));
        // Something has to be set, so that the row that is there gives its id back.
        String first = quoted(key.iterator().next());
        return " on conflict (" + key.stream().sorted().map(RowWriter::quoted).collect(Collectors.joining(", "))
                + ") do update set " + (changes.isEmpty() ? first + " = excluded." + first : changes);
    }

    private static String returning() {
        return " returning " + quoted(StoredTable.ID);
    }

    private OperationBuilder statement(
            OperationBuilder operation, Map<StoredField, List<@Nullable Object>> values, int rows) {
        return bound(operation, values, 0, rows);
    }

    private OperationBuilder bound(
            OperationBuilder operation, Map<StoredField, List<@Nullable Object>> values, int first, int rows) {
        int number = first;
        for (List<@Nullable Object> column : values.values()) {
            operation.parameter(parameter(number++), column);
        }
        return operation.write(uid, "t").maxRows(Math.max(1, rows));
    }

    private static String parameter(int number) {
        return "c" + number;
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
