package org.metatables.lifecycle;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.metatables.contract.DataTypes;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.naming.PhysicalName;

/** The project whose tables the tests of this package migrate. */
public final class Shop {

    public static final MigrationProvider PROVIDER = MigrationProvider.of("shop", "shop");

    private Shop() {}

    /** A table with a uuid key that the database generates, and a code. */
    public static TableDefinitionBuilder table(String name) {
        return table(PhysicalName.inDefaultSchema(name));
    }

    public static TableDefinitionBuilder table(PhysicalName name) {
        return TableDefinition.builder(name, "shop", new Authoring.Entity("com.shop", name.table()))
                .identifier("shop." + name.table())
                .column(column("uid", "uuid").notNull().withValue(new ColumnValue.Default("gen_random_uuid()")))
                .column(column("code", "varchar(64)").notNull())
                .primaryKey("uid");
    }

    public static ColumnDefinition column(String name, String sqlType) {
        return ColumnDefinition.of(name, DataTypes.ofSqlType(sqlType));
    }

    /** The DDL of {@link #table}. */
    public static String ddl(TableDefinition table) {
        return "create table " + table.name().quoted()
                + " (uid uuid primary key default gen_random_uuid(), code varchar(64) not null)";
    }

    public static List<TableDefinition> tables(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> table("table_%04d".formatted(i)).build())
                .toList();
    }

    public static MigrationPlan update(TableDefinition... tables) {
        return update(Arrays.asList(tables));
    }

    public static MigrationPlan update(List<TableDefinition> tables) {
        return plan(PROVIDER, tables);
    }

    public static MigrationPlan plan(MigrationProvider provider, List<TableDefinition> tables) {
        DefinitionOrigin origin = new DefinitionOrigin("test", "none", "PostgreSQLDialect");
        return MigrationPlan.of(new DefinitionSet(provider, tables, origin), ChangeLogTable.ofDefaultName(), "update");
    }
}
