package org.metatables.examples.graph;

import java.util.List;
import org.metatables.contract.DataTypes;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.naming.PhysicalName;

/** Tables that others own. */
final class OtherTables {

    private OtherTables() {}

    /** What the team for reference data keeps. All but the keys is read from the tables themselves. */
    static List<TableDefinition> referenceData() {
        return List.of(
                reference("country", "code"),
                reference("currency", "code"),
                reference("exchange_rate", "base", "quoted", "day"));
    }

    /** What a Python project will migrate with Alembic: declared, and not there yet. */
    static TableDefinition forecast() {
        return table(PhysicalName.inDefaultSchema("planning__forecast"), "planning")
                .identifier("planning.forecast")
                .description("How much will be bought.")
                .column(ColumnDefinition.of("id", DataTypes.ofSqlType("uuid")).notNull())
                .column(ColumnDefinition.of("product_id", DataTypes.ofSqlType("uuid"))
                        .notNull())
                .primaryKey("id")
                .foreignKey(ForeignKey.of(
                        List.of("product_id"), PhysicalName.inDefaultSchema("shop__product"), List.of("id")))
                .build();
    }

    private static TableDefinition reference(String name, String... key) {
        TableDefinitionBuilder table =
                table(new PhysicalName("reference", name), "reference").identifier("reference." + name);
        for (String column : key) {
            String type = column.equals("day") ? "date" : name.equals("country") ? "char(2)" : "char(3)";
            table.column(ColumnDefinition.of(column, DataTypes.ofSqlType(type)).notNull());
        }
        return table.primaryKey(key).build();
    }

    private static TableDefinitionBuilder table(PhysicalName name, String namespace) {
        return TableDefinition.builder(
                name, namespace, new Authoring.Entity(OtherTables.class.getPackageName(), "OtherTables"));
    }
}
