package org.metatables.lifecycle;

import org.metatables.contract.DataTypes;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.naming.Identifiers;
import org.metatables.naming.PhysicalName;

/**
 * The table in which Liquibase keeps what it has run: the root row of a provider, to which the rows of its tables point.
 *
 * <p>Liquibase owns the table and its shape, which has grown over its versions. The catalog therefore asks of it only that it is
 * there.
 *
 * @param name its physical name, such as {@code public.shop__databasechangelog}
 */
public record ChangeLogTable(PhysicalName name) {

    /** The change-log table that Liquibase uses where nothing else is configured. */
    public static ChangeLogTable ofDefaultName() {
        return new ChangeLogTable(PhysicalName.inDefaultSchema("databasechangelog"));
    }

    /**
     * The definition of the root row: the columns that Liquibase makes on PostgreSQL.
     *
     * @see <a href="https://docs.liquibase.com/concepts/tracking-tables/databasechangelog-table.html">Liquibase:
     *     DATABASECHANGELOG table</a>
     */
    TableDefinition definitionFor(MigrationProvider provider) {
        TableDefinitionBuilder table = TableDefinition.builder(
                        name, provider.migrationNamespace(), new Authoring.ChangeLog())
                .identifier(provider.packageName() + "." + ownName(provider))
                .description("The change sets that Liquibase has run.");
        required(table, "id", "varchar(255)");
        required(table, "author", "varchar(255)");
        required(table, "filename", "varchar(255)");
        required(table, "dateexecuted", "timestamp");
        required(table, "orderexecuted", "integer");
        required(table, "exectype", "varchar(10)");
        optional(table, "md5sum", "varchar(35)");
        optional(table, "description", "varchar(255)");
        optional(table, "comments", "varchar(255)");
        optional(table, "tag", "varchar(255)");
        optional(table, "liquibase", "varchar(20)");
        optional(table, "contexts", "varchar(255)");
        optional(table, "labels", "varchar(255)");
        optional(table, "deployment_id", "varchar(10)");
        return table.build();
    }

    /** The name without the prefix of the project, which the identifier has already. */
    private String ownName(MigrationProvider provider) {
        String prefix = Identifiers.slugify(provider.packageName()) + Identifiers.SEPARATOR;
        return name.table().startsWith(prefix) ? name.table().substring(prefix.length()) : name.table();
    }

    private static void required(TableDefinitionBuilder table, String column, String sqlType) {
        table.column(ColumnDefinition.of(column, DataTypes.ofSqlType(sqlType)).notNull());
    }

    private static void optional(TableDefinitionBuilder table, String column, String sqlType) {
        table.column(ColumnDefinition.of(column, DataTypes.ofSqlType(sqlType)));
    }
}
