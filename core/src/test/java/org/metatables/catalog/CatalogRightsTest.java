package org.metatables.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What a login can do to the catalog that owns nothing, and may do no more than everybody. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogRightsTest {

    private final TestDatabase database;
    private Connection owner;
    private Connection stranger;

    CatalogRightsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void installCatalog() throws SQLException {
        owner = database.connect();
        CatalogInstaller.installOrUpgrade(owner);
        stranger = database.createRole("stranger_to_the_catalog", "secret")
                .dataSourceFor("stranger_to_the_catalog", "secret")
                .getConnection();
    }

    @AfterAll
    void disconnect() throws SQLException {
        stranger.close();
        owner.close();
    }

    @Test
    void mayWriteNone() throws SQLException {
        assertThat(rows(owner, """
                        select c.relname from pg_class c
                        where c.relnamespace = 'metatables'::regnamespace and c.relkind in ('r', 'S', 'v')
                          and has_table_privilege('stranger_to_the_catalog', c.oid, 'insert, update, delete, truncate, trigger')
                        """)).isEmpty();
    }

    @Test
    void mayExecuteNothingThatRunsWithTheRightsOfTheOwner() throws SQLException {
        assertThat(rows(owner, """
                        select p.proname from pg_proc p
                        where p.pronamespace = 'metatables'::regnamespace and p.prosecdef
                          and has_function_privilege('stranger_to_the_catalog', p.oid, 'execute')
                        """)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"record_creation", "record_change", "record_deletion", "search_follows"})
    void cannotMakeATriggerOfTheCatalogOneOfItsOwn(String function) throws SQLException {
        execute(stranger, "create temporary table if not exists mine (uid uuid, revision bigint)");

        assertThatThrownBy(() -> execute(
                        stranger,
                        "create trigger forges after insert on mine referencing new table as new_rows"
                                + " for each statement execute function metatables." + function + "()"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for function metatables." + function);
    }

    @Test
    void everyFunctionOfTheCatalogLooksNamesUpInPlacesThatAreSafe() throws SQLException {
        assertThat(rows(owner, """
                        select p.proname from pg_proc p
                        where p.pronamespace = 'metatables'::regnamespace and p.prosqlbody is null
                          and not 'search_path=pg_catalog, pg_temp' = any (coalesce(p.proconfig, '{}'))
                        """))
                .as("functions whose text is read anew at each call")
                .isEmpty();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }
}
