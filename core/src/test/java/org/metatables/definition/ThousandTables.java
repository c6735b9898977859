package org.metatables.definition;

import java.util.List;
import org.metatables.contract.DataTypes;
import org.metatables.naming.PhysicalName;

/** Tables of a large project: eleven columns each, a key, two indexes and a foreign key. */
final class ThousandTables {

    private static final List<String> TYPES = List.of(
            "varchar(255)", "bigint", "numeric(38,2)", "boolean", "date", "timestamp(6) with time zone", "jsonb");

    private ThousandTables() {}

    static TableDefinition table(int number) {
        PhysicalName name = PhysicalName.inDefaultSchema("shop__table_" + number);
        TableDefinitionBuilder table = TableDefinition.builder(
                        name, "shop", new Authoring.Entity("com.acme.shop", "Entity" + number))
                .identifier("shop.Entity" + number)
                .column(ColumnDefinition.of("uid", DataTypes.ofSqlType("uuid"))
                        .notNull()
                        .withValue(new ColumnValue.Default("gen_random_uuid()")))
                .primaryKey("uid")
                .index(Index.on(List.of("column_1"), false))
                .index(Index.on(List.of("column_2", "column_3"), true))
                .foreignKey(ForeignKey.of(List.of("uid"), name, List.of("uid")));
        for (int column = 1; column <= 10; column++) {
            table.column(
                    ColumnDefinition.of("column_" + column, DataTypes.ofSqlType(TYPES.get(column % TYPES.size()))));
        }
        return table.build();
    }
}
