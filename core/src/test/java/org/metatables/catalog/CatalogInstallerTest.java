package org.metatables.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.internal.CatalogScript;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
class CatalogInstallerTest {

    private static final int ROUNDS = Integer.getInteger("metatables.rounds", 20);

    private final TestDatabase database;

    CatalogInstallerTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void dropCatalog() throws SQLException {
        execute("drop schema if exists metatables cascade");
    }

    @Test
    void installsOnceAndThenDoesNothing() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThat(CatalogInstaller.installOrUpgrade(connection)).isTrue();
            assertThat(CatalogInstaller.installOrUpgrade(connection)).isFalse();
            CatalogVersion.check(connection);
        }
        assertThat(query("select string_agg(script, ',' order by version) from metatables.catalog_version"))
                .isEqualTo(CatalogScript.all().stream()
                        .map(CatalogScript::fileName)
                        .collect(Collectors.joining(",")));
        assertThat(query("select distinct installed_by from metatables.catalog_version"))
                .isEqualTo(database.username());
    }

    @Test
    void makesTheDefaultDataSource() throws SQLException {
        install();

        assertThat(query("select name || ' ' || storage_access_mode from metatables.data_source"))
                .isEqualTo("default read_write");
    }

    @Test
    void leavesTheCommitModeAsItWas() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            CatalogInstaller.installOrUpgrade(connection);
            assertThat(connection.getAutoCommit()).isFalse();
            connection.rollback();
            connection.setAutoCommit(true);
            CatalogInstaller.installOrUpgrade(connection);
            assertThat(connection.getAutoCommit()).isTrue();
            CatalogVersion.check(connection);
        }
    }

    @Test
    void twelveInstallersAtOnceAllSucceed() throws Exception {
        int installers = 12;
        ExecutorService threads = Executors.newFixedThreadPool(installers);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                dropCatalog();
                CyclicBarrier start = new CyclicBarrier(installers);
                Callable<Boolean> installer = () -> {
                    try (Connection connection = database.connect()) {
                        start.await();
                        return CatalogInstaller.installOrUpgrade(connection);
                    }
                };
                List<Future<Boolean>> outcomes = new ArrayList<>();
                for (int i = 0; i < installers; i++) {
                    outcomes.add(threads.submit(installer));
                }
                int installations = 0;
                for (Future<Boolean> outcome : outcomes) {
                    installations += outcome.get() ? 1 : 0;
                }
                assertThat(installations).as("round %s", round).isEqualTo(1);
                assertThat(query("select count(*) from metatables.data_source")).isEqualTo("1");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aConnectionOfTheStrictestIsolationSeesWhatAnotherInstalled() throws Exception {
        try (Connection connection = database.connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select 1");
            }
            install();

            assertThat(CatalogInstaller.installOrUpgrade(connection)).isFalse();
        }
    }

    @Test
    void namesTheCommandWhereThereIsNoCatalog() {
        assertThatThrownBy(this::check)
                .isInstanceOf(CatalogMissingException.class)
                .hasMessageContaining("database " + database.name())
                .hasMessageContaining("mvn liquibase:update");
    }

    @Test
    void namesTheCommandWhereTheCatalogIsOlder() throws SQLException {
        install();
        execute("delete from metatables.catalog_version");

        assertThatThrownBy(this::check)
                .isInstanceOf(CatalogOutdatedException.class)
                .hasMessageContaining("has version 0")
                .hasMessageContaining("mvn liquibase:update");
    }

    @Test
    void refusesANewerCatalog() throws SQLException {
        install();
        execute(
                "insert into metatables.catalog_version (version, script, checksum) values (4711, 'V4711__x.sql', 'x')");

        assertThatThrownBy(this::check)
                .isInstanceOf(CatalogTooNewException.class)
                .hasMessageContaining("has version 4711")
                .hasMessageContaining("newer version of the MetaTables dependencies");
        assertThatThrownBy(this::install).isInstanceOf(CatalogTooNewException.class);
    }

    @Test
    void refusesACatalogThatAnotherScriptMade() throws SQLException {
        install();
        execute("update metatables.catalog_version set checksum = 'another'");

        assertThatThrownBy(this::install)
                .isInstanceOf(CatalogAlteredException.class)
                .hasMessageContaining("V001__catalog.sql");
    }

    @Test
    void saysWhatARoleLacksThatMayNotMakeTheSchema() throws SQLException {
        database.createRole("installer_without_rights", "secret");

        try (Connection connection =
                database.dataSourceFor("installer_without_rights", "secret").getConnection()) {
            assertThatThrownBy(() -> CatalogInstaller.installOrUpgrade(connection))
                    .isInstanceOf(CatalogAccessException.class)
                    .hasMessageContaining("permission denied")
                    .hasMessageContaining("create schema metatables authorization");
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void aRoleInstallsIntoASchemaThatAnAdministratorMadeForIt() throws SQLException {
        database.createRole("installer_of_a_given_schema", "secret");
        execute("create schema metatables authorization installer_of_a_given_schema");

        try (Connection connection =
                database.dataSourceFor("installer_of_a_given_schema", "secret").getConnection()) {
            assertThat(CatalogInstaller.installOrUpgrade(connection)).isTrue();
        }
    }

    @Test
    void everyTableAndEveryColumnOfTheCatalogHasAComment() throws SQLException {
        install();

        assertThat(query("""
                        select string_agg(c.relname || coalesce('.' || a.attname, ''), ', ')
                        from pg_class c
                        left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                        where c.relnamespace = 'metatables'::regnamespace and c.relkind = 'r'
                          and (obj_description(c.oid, 'pg_class') is null or col_description(c.oid, a.attnum) is null)
                        """)).isEqualTo("null");
    }

    private void install() throws SQLException {
        try (Connection connection = database.connect()) {
            CatalogInstaller.installOrUpgrade(connection);
        }
    }

    private void check() throws SQLException {
        try (Connection connection = database.connect()) {
            CatalogVersion.check(connection);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
