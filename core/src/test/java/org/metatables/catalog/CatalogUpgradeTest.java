package org.metatables.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.internal.CatalogScript;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Catalogs of every earlier version, with rows in them, become the catalog of today. */
@PostgresTest
class CatalogUpgradeTest {

    private static final String RUN = """
            insert into metatables.run (uid, provider_key, command, backend_pid, direct, host)
            values ('00000000-0000-4000-8000-000000000001', 'shop:shop', 'update', 1, true, 'host')
            """;

    /** A row of every kind that the first version knew. */
    private static final String ROWS = """
            with contract as (select jsonb '{"version": "relational-table.v1", "physical": {"schema": "public"},
              "columns": [{"name": "id", "data_type": "int64", "backend_type": "BIGINT", "primary_key": true}]}' as contract),
            definition as (select jsonb '{"format": "metatables-definitions.v1", "table": "basket", "namespace": "shop",
              "authoring": {"owner": "liquibase"}, "columns": [{"name": "id", "data_type": "int64", "backend_type": "BIGINT",
              "sql_type": "bigint"}], "foreign_keys": [{"columns": ["id"], "references": "rate",
              "references_columns": ["id"]}]}' as definition)
            insert into metatables.meta_table (
              data_source_uid, physical_schema, physical_table_name, identifier, namespace, management_mode,
              schema_management_mode, provisioning_status, migration_package, migration_namespace, migration_provider_key,
              table_kind, contract, definition, definition_digest, structure, fingerprint, reserved_by_run, labels)
            select s.uid, 'public', 'basket', 'shop.basket', 'shop', 'platform_managed', 'liquibase_managed', 'reserved',
              'shop', 'shop', 'shop:shop', 'relational', contract, definition, 'digest', 'structure', 'mt_shop_1',
              uuid '00000000-0000-4000-8000-000000000001', '{tutorial}'::text[]
            from metatables.data_source s, contract, definition
            union all
            select s.uid, 'public', 'rate', 'rate', 'bank', 'external_registered', 'external_registered', 'active',
              null, null, null, 'relational', contract, null, null, null, 'mt_bank_1', null, '{}'
            from metatables.data_source s, contract
            """;

    private final TestDatabase database;

    CatalogUpgradeTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void keepsEveryRowFromWhicheverVersionItComes() throws SQLException {
        for (CatalogScript from : CatalogScript.all()) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop schema if exists metatables cascade");
                install(statement, from.version());
                statement.execute(RUN);
                statement.execute(ROWS);

                CatalogInstaller.installOrUpgrade(connection);

                assertThat(Catalog.of(connection).list())
                        .as("from version " + from.version())
                        .extracting(table -> table.name().table())
                        .containsExactly("basket", "rate");
                CatalogVersion.check(connection);
                assertThat(count(statement, "metatables.run")).isEqualTo(1);
            }
        }
    }

    /** Version 18 brought a function that the logins need which kept the audit before. */
    @Test
    void letsTheLoginsThatKeepTheAuditKeepItOn() throws SQLException {
        String login = database.name() + "_operations";
        database.createRole(login, "password");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists metatables cascade");
            install(statement, 17);
            statement.execute("select metatables.let_write_audit('" + login + "')");
            statement.execute("""
                    insert into metatables.audit (id, at, principal, application, kind, tables, written, fingerprint, parameters, outcome)
                    values (gen_random_uuid(), now(), 'ada', 'shop', 'select', '{}', '{}', sha256('x'), '{}', 'succeeded')
                    """);

            CatalogInstaller.installOrUpgrade(connection);

            assertThat(count(statement, "metatables.audit where principal = 'ada'"))
                    .isEqualTo(1);
            assertThat(
                            count(
                                    statement,
                                    "pg_proc p where proname = 'complete_audit' and has_function_privilege('" + login
                                            + "', p.oid, 'execute') and not has_function_privilege('public', p.oid, 'execute')"))
                    .isEqualTo(2);
        }
    }

    private static void install(Statement statement, int version) throws SQLException {
        for (CatalogScript script : CatalogScript.all().subList(0, version)) {
            statement.execute(script.sql());
            statement.execute("insert into metatables.catalog_version (version, script, checksum) values ("
                    + script.version() + ", '" + script.fileName() + "', '" + script.checksum() + "')");
        }
    }

    private static int count(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getInt(1);
        }
    }
}
