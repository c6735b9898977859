package org.metatables.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.metatables.definition.Authoring;
import org.metatables.definition.Check;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.Index;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.definition.UniqueConstraint;
import org.metatables.naming.PhysicalName;

/** One small table with one thing changed at a time, by the names that the vectors give to the changes. */
final class FingerprintProbes {

    private static final PhysicalName CHILD = PhysicalName.inDefaultSchema("child");
    private static final PhysicalName PARENT = PhysicalName.inDefaultSchema("parent");
    private static final ColumnDefinition ID = column("id", "integer").notNull();
    private static final ColumnDefinition CODE = column("code", "varchar(10)");
    private static final ColumnDefinition PARENT_ID = column("parent_id", "integer");
    private static final Index ON_CODE = Index.on(List.of("code"), false);
    private static final Index ON_PARENT = Index.on(List.of("parent_id"), false);
    private static final ForeignKey TO_PARENT = to(PARENT, Optional.empty(), ForeignKey.Action.NO_ACTION);
    private static final ForeignKey CASCADING = to(PARENT, Optional.empty(), ForeignKey.Action.CASCADE);

    private FingerprintProbes() {}

    static Map<String, TableDefinition> all() {
        Map<String, TableDefinition> probes = new LinkedHashMap<>();
        probes.put("base", childWith(CODE));
        probes.put("nullable_false", childWith(CODE.notNull()));
        probes.put("column_unique_flag", childWith(CODE.asUnique()));
        probes.put("length_change", childWith(column("code", "varchar(11)")));
        probes.put("column_reorder", table(CHILD, List.of(ID, PARENT_ID, CODE), table -> {}));
        probes.put("server_default", childWith(CODE.withValue(new ColumnValue.Default("'x'"))));
        probes.put("python_default", childWith(CODE));
        probes.put("comment", childWith(CODE.withComment("a comment")));
        probes.put("info_description", childWith(CODE.meaning("what it holds", "Code", "code")));
        probes.put("table_level_unique", child(table -> table.unique(unique("code", "parent_id"))));
        probes.put("check_constraint", child(table -> table.check(new Check(Optional.empty(), "id > 0"))));
        probes.put("index", child(table -> table.index(ON_CODE)));
        probes.put("index_other_name", child(table -> table.index(index("other", "btree", List.of()))));
        probes.put("index_unique", child(table -> table.index(Index.on(List.of("code"), true))));
        probes.put("index_using_gin", child(table -> table.index(index("g", "gin", List.of()))));
        probes.put("index_functional_lower", child(table -> table.index(onExpression("lower(code)"))));
        probes.put("index_functional_lower_other_col", child(table -> table.index(onExpression("lower(name)"))));
        probes.put("index_desc", child(table -> table.index(descending())));
        probes.put("index_partial_where", child(table -> table.index(partial("id > 5"))));
        probes.put("index_partial_where_text", child(table -> table.index(partial("id > 5"))));
        probes.put("index_include", child(table -> table.index(index("i", "btree", List.of("id")))));
        probes.put("two_indexes_order_1", child(table -> table.index(ON_CODE).index(ON_PARENT)));
        probes.put("two_indexes_order_2", child(table -> table.index(ON_PARENT).index(ON_CODE)));
        probes.put("fk", child(table -> table.foreignKey(TO_PARENT)));
        probes.put(
                "fk_named",
                child(table -> table.foreignKey(to(PARENT, Optional.of("a_name"), ForeignKey.Action.NO_ACTION))));
        probes.put("fk_cascade", child(table -> table.foreignKey(CASCADING)));
        probes.put(
                "fk_unresolved_target",
                child(table -> table.foreignKey(
                        to(PhysicalName.inDefaultSchema("missing"), Optional.empty(), ForeignKey.Action.NO_ACTION))));
        probes.put("fk_public_qualified_unresolved", child(table -> table.foreignKey(TO_PARENT)));
        probes.put("table_name", childNamed(PhysicalName.inDefaultSchema("child2")));
        probes.put("schema_public_explicit", childNamed(new PhysicalName("public", "child")));
        probes.put("schema_other", childNamed(new PhysicalName("analytics", "child")));
        return probes;
    }

    static TableDefinition fragment(String name) {
        return switch (name) {
            case "fk" -> child(table -> table.foreignKey(CASCADING));
            case "index_functional" -> child(table -> table.index(onExpression("lower(code)")));
            case "index_desc" -> child(table -> table.index(descending()));
            case "index_gin" -> child(table -> table.index(index("g", "gin", List.of("id"))));
            default -> throw new IllegalArgumentException("There is no fragment " + name + ".");
        };
    }

    static TableDefinition child(Consumer<TableDefinitionBuilder> parts) {
        return table(CHILD, List.of(ID, CODE, PARENT_ID), parts);
    }

    static Index onExpression(String expression) {
        return withPart(new Index.Part(expression, true, false, Optional.empty()), Optional.empty());
    }

    static Index partial(String condition) {
        return withPart(Index.Part.column("code"), Optional.of(condition));
    }

    static Index withPart(Index.Part part, Optional<String> condition) {
        return new Index(Optional.empty(), List.of(part), false, Index.DEFAULT_METHOD, List.of(), condition);
    }

    static TableDefinition childNamed(PhysicalName name) {
        return table(name, List.of(ID, CODE, PARENT_ID), table -> {});
    }

    private static TableDefinition childWith(ColumnDefinition code) {
        return table(CHILD, List.of(ID, code, PARENT_ID), table -> {});
    }

    private static TableDefinition table(
            PhysicalName name, List<ColumnDefinition> columns, Consumer<TableDefinitionBuilder> parts) {
        TableDefinitionBuilder table =
                TableDefinition.builder(name, "ns", new Authoring.Entity("models_fixture", "Child"));
        columns.forEach(table::column);
        table.primaryKey("id");
        parts.accept(table);
        return table.build();
    }

    private static ColumnDefinition column(String name, String sqlType) {
        return ColumnDefinition.of(name, DataTypes.ofSqlType(sqlType));
    }

    private static UniqueConstraint unique(String... columns) {
        return new UniqueConstraint(Optional.empty(), List.of(columns));
    }

    private static Index index(String name, String method, List<String> include) {
        return new Index(
                Optional.of(name), List.of(Index.Part.column("code")), false, method, include, Optional.empty());
    }

    private static Index descending() {
        return withPart(new Index.Part("code", false, true, Optional.empty()), Optional.empty());
    }

    private static ForeignKey to(PhysicalName target, Optional<String> name, ForeignKey.Action onDelete) {
        return new ForeignKey(
                name, List.of("parent_id"), target, List.of("id"), onDelete, ForeignKey.Action.NO_ACTION, false, false);
    }
}
