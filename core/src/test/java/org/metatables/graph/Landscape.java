package org.metatables.graph;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.contract.DataTypes;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.FinalisationMode;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.TestDatabase;

/** A database with a catalog for tests, and short words to fill it with tables. */
public final class Landscape implements AutoCloseable {

    private final Connection connection;

    public Landscape(TestDatabase database) throws SQLException {
        this.connection = database.connect();
        execute("drop schema if exists metatables cascade; drop schema if exists sales cascade;"
                + "drop schema public cascade; create schema public; create schema sales");
        CatalogInstaller.installOrUpgrade(connection);
    }

    public Connection connection() {
        return connection;
    }

    public SchemaGraphs graphs() {
        return SchemaGraphs.of(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A table with a key, and a column that refers to the key of each target. */
    public static TableDefinition table(String name, String... targets) {
        TableDefinitionBuilder table = TableDefinition.builder(
                        physical(name), "shop", new Authoring.Entity("com.shop", name))
                .identifier("shop." + name)
                .column(ColumnDefinition.of("id", DataTypes.ofSqlType("bigint")).notNull())
                .primaryKey("id");
        for (String target : targets) {
            String column = physical(target).table() + "_id";
            table.column(ColumnDefinition.of(column, DataTypes.ofSqlType("bigint")))
                    .foreignKey(ForeignKey.of(List.of(column), physical(target), List.of("id")));
        }
        return table.build();
    }

    /** Reserves the tables for a project of its own namespace; nothing is made in the database. */
    public Migration reserve(String project, TableDefinition... tables) {
        DefinitionSet set = new DefinitionSet(
                MigrationProvider.of(project, project), List.of(tables), new DefinitionOrigin("test", "none", "none"));
        ChangeLogTable root = new ChangeLogTable(PhysicalName.inDefaultSchema("changelog_of_" + project));
        Migration migration = Migration.begin(connection, MigrationPlan.of(set, root, "update"));
        migration.reserve();
        return migration;
    }

    /** Reserves the tables, makes them as they are declared, and finalises. */
    public void migrate(String project, TableDefinition... tables) throws SQLException {
        Migration migration = reserve(project, tables);
        execute("create table if not exists changelog_of_" + project + " (id varchar(255))");
        create(tables);
        migration.finalise(FinalisationMode.STRICT);
    }

    /** Makes the tables as they are declared, and then their foreign keys. */
    public void create(TableDefinition... tables) throws SQLException {
        for (TableDefinition table : tables) {
            StringBuilder columns = new StringBuilder("id bigint primary key");
            table.columns().stream()
                    .skip(1)
                    .forEach(column -> columns.append(", ")
                            .append(PhysicalName.quote(column.name()))
                            .append(" bigint"));
            execute("create table " + table.name().quoted() + " (" + columns + ")");
        }
        for (TableDefinition table : tables) {
            for (ForeignKey key : table.foreignKeys()) {
                execute("alter table " + table.name().quoted() + " add foreign key ("
                        + PhysicalName.quote(key.columns().get(0)) + ") references "
                        + key.target().quoted());
            }
        }
    }

    /** Registers a table that is there as somebody else's. */
    public void registerExternal(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into metatables.meta_table (data_source_uid, physical_schema, physical_table_name, identifier,
                  namespace, management_mode, schema_management_mode, provisioning_status, table_kind, contract, fingerprint)
                select uid, ?, ?, ?, 'others', 'external_registered', 'external_registered', 'active', 'relational',
                  '{"version": "relational-table.v1", "physical": {}, "columns": []}', 'none'
                from metatables.data_source
                """)) {
            statement.setString(1, physical(name).schema());
            statement.setString(2, physical(name).table());
            statement.setString(3, name);
            statement.executeUpdate();
        }
    }

    public UUID uid(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select uid from metatables.meta_table where physical_schema = ? and physical_table_name = ?")) {
            statement.setString(1, physical(name).schema());
            statement.setString(2, physical(name).table());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    private static PhysicalName physical(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? PhysicalName.inDefaultSchema(name)
                : new PhysicalName(name.substring(0, dot), name.substring(dot + 1));
    }
}
