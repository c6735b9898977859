package org.metatables.examples.graph;

import java.util.List;
import org.metatables.contract.DataTypes;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.naming.PhysicalName;

/** Tables that have neither entities nor a changelog: registering them makes them. */
final class LedgerTables {

    private LedgerTables() {}

    static List<TableDefinition> all() {
        return List.of(account(), entry(), invoice(), payment());
    }

    private static TableDefinition account() {
        return table("account", "The accounts of the ledger, one below the other.")
                .column(ColumnDefinition.of("parent_id", DataTypes.ofSqlType("uuid")))
                .foreignKey(refersTo("parent_id", physical("ledger__account"), "id"))
                .build();
    }

    private static TableDefinition entry() {
        return table("entry", "What was booked.")
                .column(required("account_id", "uuid"))
                .column(required("amount", "numeric(18,4)"))
                .foreignKey(refersTo("account_id", physical("ledger__account"), "id"))
                .build();
    }

    private static TableDefinition invoice() {
        return table("invoice", "What customers owe for an order.")
                .column(required("order_id", "uuid"))
                .column(required("entry_id", "uuid"))
                .column(required("currency", "char(3)"))
                .foreignKey(refersTo("order_id", physical("shop__purchase_order"), "id"))
                .foreignKey(refersTo("entry_id", physical("ledger__entry"), "id"))
                .foreignKey(refersTo("currency", new PhysicalName("reference", "currency"), "code"))
                .build();
    }

    private static TableDefinition payment() {
        return table("payment", "What customers have paid.")
                .column(required("invoice_id", "uuid"))
                .foreignKey(refersTo("invoice_id", physical("ledger__invoice"), "id"))
                .build();
    }

    private static TableDefinitionBuilder table(String name, String description) {
        return TableDefinition.builder(
                        physical("ledger__" + name),
                        "ledger",
                        new Authoring.Entity(LedgerTables.class.getPackageName(), "LedgerTables." + name))
                .identifier("ledger." + name)
                .description(description)
                .column(required("id", "uuid"))
                .primaryKey("id");
    }

    private static ColumnDefinition required(String name, String sqlType) {
        return ColumnDefinition.of(name, DataTypes.ofSqlType(sqlType)).notNull();
    }

    private static ForeignKey refersTo(String column, PhysicalName table, String key) {
        return ForeignKey.of(List.of(column), table, List.of(key));
    }

    private static PhysicalName physical(String table) {
        return PhysicalName.inDefaultSchema(table);
    }
}
