package org.metatables.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metatables.internal.json.JsonObject;
import org.metatables.naming.PhysicalName;

/** Makes a table definition of the JSON that {@link TableWriter} wrote. */
final class TableReader {

    private TableReader() {}

    static Optional<TableDefinition> table(JsonObject json) {
        PhysicalName name = name(json, "table");
        json.call(name.toString());
        Optional<String> identifier = json.optionalText("identifier");
        String namespace = json.text("namespace");
        Optional<String> description = json.optionalText("description");
        Optional<String> comment = json.optionalText("comment");
        List<String> labels = json.texts("labels");
        boolean protectFromDeletion = json.flag("protect_from_deletion", false);
        Optional<String> dataSource = json.optionalText("data_source");
        Optional<Authoring> authoring = json.requiredObject("authoring", TableReader::authoring);
        List<ColumnDefinition> columns = json.objects("columns", TableReader::column);
        Optional<PrimaryKey> primaryKey = json.object("primary_key", TableReader::primaryKey);
        List<UniqueConstraint> uniques = json.objects("unique_constraints", TableReader::unique);
        List<Index> indexes = json.objects("indexes", IndexReader::index);
        List<ForeignKey> foreignKeys = json.objects("foreign_keys", TableReader::foreignKey);
        List<Check> checks = json.objects("checks", TableReader::check);
        List<SequenceDefinition> sequences = json.objects("sequences", TableReader::sequence);
        List<EnumTypeDefinition> enumTypes = json.objects("enum_types", TableReader::enumType);
        Optional<TimeIndex> timeIndex = json.object("time_index", TableReader::timeIndex);
        return json.build(() -> new TableDefinition(
                name,
                identifier,
                namespace,
                description,
                labels,
                protectFromDeletion,
                dataSource,
                columns,
                primaryKey,
                uniques,
                indexes,
                foreignKeys,
                checks,
                sequences,
                enumTypes,
                comment,
                timeIndex,
                authoring.orElseThrow()));
    }

    /** The key under which the schema stands of the name that stands under another key. */
    static String schemaKey(String nameKey) {
        return nameKey.equals("references") ? "references_schema" : "schema";
    }

    private static Optional<Authoring> authoring(JsonObject json) {
        if (json.has("owner")) {
            if (!json.text("owner").equals("liquibase")) {
                json.fault("owner", "It must be liquibase.");
            }
            return json.build(Authoring.ChangeLog::new);
        }
        String module = json.text("module");
        String qualname = json.text("qualname");
        return json.build(() -> new Authoring.Entity(module, qualname));
    }

    private static Optional<ColumnDefinition> column(JsonObject json) {
        String name = json.text("name");
        String sqlType = json.text("sql_type");
        String dataType = json.text("data_type");
        String backendType = json.text("backend_type");
        boolean nullable = json.flag("nullable", true);
        boolean unique = json.flag("unique", false);
        ColumnValue value = value(json);
        Optional<String> comment = json.optionalText("comment");
        Optional<String> description = json.optionalText("description");
        Optional<String> label = json.optionalText("label");
        Optional<String> logicalName = json.optionalText("logical_name");
        return json.build(() -> new ColumnDefinition(
                name,
                new ColumnType(dataType, backendType, sqlType),
                nullable,
                unique,
                value,
                comment,
                description,
                label,
                logicalName));
    }

    private static ColumnValue value(JsonObject json) {
        Optional<String> defaultValue = json.optionalText("default");
        Optional<String> generated = json.optionalText("generated");
        boolean identity = json.flag("identity", false);
        if (defaultValue.isPresent() && generated.isPresent()
                || identity && (defaultValue.or(() -> generated)).isPresent()) {
            json.fault("", "A column has one of default, generated and identity.");
        }
        return defaultValue
                .<ColumnValue>map(ColumnValue.Default::new)
                .or(() -> generated.map(ColumnValue.Generated::new))
                .orElseGet(() -> identity ? new ColumnValue.Identity() : new ColumnValue.Given());
    }

    private static Optional<PrimaryKey> primaryKey(JsonObject json) {
        Optional<String> name = json.optionalText("name");
        List<String> columns = json.texts("columns");
        return json.build(() -> new PrimaryKey(name, columns));
    }

    private static Optional<UniqueConstraint> unique(JsonObject json) {
        Optional<String> name = json.optionalText("name");
        List<String> columns = json.texts("columns");
        return json.build(() -> new UniqueConstraint(name, columns));
    }

    private static Optional<ForeignKey> foreignKey(JsonObject json) {
        Optional<String> name = json.optionalText("name");
        List<String> columns = json.texts("columns");
        PhysicalName target = name(json, "references");
        List<String> targetColumns = json.texts("references_columns");
        ForeignKey.Action onDelete = action(json, "on_delete");
        ForeignKey.Action onUpdate = action(json, "on_update");
        boolean deferrable = json.flag("deferrable", false);
        boolean initiallyDeferred = json.flag("initially_deferred", false);
        return json.build(() -> new ForeignKey(
                name, columns, target, targetColumns, onDelete, onUpdate, deferrable, initiallyDeferred));
    }

    private static ForeignKey.Action action(JsonObject json, String key) {
        String word = json.optionalText(key).orElse("no action");
        Optional<ForeignKey.Action> action = Arrays.stream(ForeignKey.Action.values())
                .filter(known -> known.sql().equalsIgnoreCase(word))
                .findFirst();
        if (action.isEmpty()) {
            json.fault(key, "The action '" + word + "' is unknown.");
        }
        return action.orElse(ForeignKey.Action.NO_ACTION);
    }

    private static Optional<Check> check(JsonObject json) {
        Optional<String> name = json.optionalText("name");
        String expression = json.text("expression");
        return json.build(() -> new Check(name, expression));
    }

    private static Optional<SequenceDefinition> sequence(JsonObject json) {
        PhysicalName name = name(json, "name");
        long start = json.number("start");
        long increment = json.number("increment");
        return json.build(() -> new SequenceDefinition(name, start, increment));
    }

    private static Optional<EnumTypeDefinition> enumType(JsonObject json) {
        PhysicalName name = name(json, "name");
        List<String> labels = json.texts("labels");
        return json.build(() -> new EnumTypeDefinition(name, labels));
    }

    private static Optional<TimeIndex> timeIndex(JsonObject json) {
        String column = json.text("column");
        List<String> grain = json.texts("grain");
        Optional<String> cadence = json.optionalText("cadence");
        Map<String, String> storageLayout = json.textMap("storage_layout");
        return json.build(() -> new TimeIndex(column, grain, cadence, storageLayout));
    }

    /** The name under a key; where it is blank or missing, that is a fault and the name is a placeholder. */
    private static PhysicalName name(JsonObject json, String key) {
        String table = json.text(key);
        String schema = json.optionalText(schemaKey(key)).orElse(PhysicalName.DEFAULT_SCHEMA);
        if (table.isBlank() || schema.isBlank()) {
            json.fault(key, "A name is blank.");
            return PhysicalName.inDefaultSchema("?");
        }
        return new PhysicalName(schema, table);
    }
}
