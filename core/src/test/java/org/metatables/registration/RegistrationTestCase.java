package org.metatables.registration;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogTable;
import org.metatables.contract.DataTypes;
import org.metatables.datasource.DataSourceRow;
import org.metatables.datasource.DataSources;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.lifecycle.Database;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** A database with a fresh catalog, a registrar, and short words for requests. */
@PostgresTest
abstract class RegistrationTestCase {

    final Database database;
    Registrar registrar;
    UUID dataSource;

    RegistrationTestCase(TestDatabase database) {
        this.database = new Database(database);
    }

    @BeforeEach
    void freshCatalog() throws SQLException {
        database.reset();
        registrar = Registrar.of(database.database().dataSource());
        dataSource = DataSources.of(database.database().dataSource())
                .find(DataSourceRow.DEFAULT)
                .orElseThrow()
                .uid();
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    RegistrationRequest request(TableDefinitionBuilder table) {
        return RegistrationRequest.of(table.build(), dataSource);
    }

    /** A request as it comes on the wire, with these columns. */
    RegistrationRequest wire(String table, String columns, String more) {
        return RegistrationRequest.parse("""
                {"data_source_uid": "%s", "management_mode": "platform_managed",
                 "table_contract": {"physical": {"schema": "public", "table_name": "%s"}, "columns": [%s]}%s}
                """.formatted(dataSource, table, columns, more));
    }

    CatalogTable row(UUID uid) {
        return Catalog.of(database.database().dataSource()).get(uid);
    }

    /** All that a failed call must leave as it was: every row of the catalog, and every table, sequence and type outside of it. */
    List<String> everything() throws SQLException {
        return database.rows("""
                select m::text from metatables.meta_table m
                union all
                select concat_ws(' ', c.oid, n.nspname, c.relname, c.relkind, c.relacl, obj_description(c.oid),
                    (select string_agg(concat_ws(' ', a.attname, a.atttypid, a.attnotnull, a.attisdropped), ',' order by a.attnum)
                     from pg_attribute a where a.attrelid = c.oid),
                    (select string_agg(pg_get_constraintdef(k.oid), ',' order by k.oid) from pg_constraint k where k.conrelid = c.oid))
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'metatables')
                union all
                select typname from pg_type where typtype = 'e'
                order by 1
                """);
    }

    /** A table with a uuid key that the database generates, and a code. */
    static TableDefinitionBuilder table(String name) {
        return table(PhysicalName.inDefaultSchema(name));
    }

    static TableDefinitionBuilder table(PhysicalName name) {
        return TableDefinition.builder(name, "shop", new Authoring.Entity("com.shop", name.table()))
                .identifier("shop." + name.table())
                .column(column("uid", "uuid").notNull().withValue(new ColumnValue.Default("gen_random_uuid()")))
                .column(column("code", "varchar(64)").notNull())
                .primaryKey("uid");
    }

    static ColumnDefinition column(String name, String sqlType) {
        return ColumnDefinition.of(name, DataTypes.ofSqlType(sqlType));
    }
}
