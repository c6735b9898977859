package org.metatables.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

@PostgresTest
class TestDatabaseTest {

    private final TestDatabase database;

    TestDatabaseTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void isAnEmptyDatabaseOfItsNameOnPostgreSql17() throws SQLException {
        try (TestDatabase fresh = TestDatabase.create()) {
            assertThat(Sql.column(fresh, "select current_database()")).containsExactly(fresh.name());
            assertThat(Sql.column(fresh, "select relname from pg_class where relnamespace = 'public'::regnamespace"))
                    .isEmpty();
            assertThat(Sql.column(fresh, "show server_version").get(0)).startsWith("17.");
        }
    }

    @Test
    void isFastAndHasRoomForManyConnectionsAndManyTablesInOneTransaction() throws SQLException {
        assertThat(
                        Sql.column(
                                database,
                                "select name || '=' || setting from pg_settings where name in"
                                        + " ('fsync', 'synchronous_commit', 'full_page_writes', 'max_connections', 'max_locks_per_transaction') order by 1"))
                .containsExactly(
                        "fsync=off",
                        "full_page_writes=off",
                        "max_connections=300",
                        "max_locks_per_transaction=1024",
                        "synchronous_commit=off");
    }

    @Test
    void sortsAndFoldsTextTheSameOnEveryMachine() throws SQLException {
        assertThat(Sql.column(database, "select t from unnest(array['b', 'ä', 'B', 'a']) t order by t"))
                .containsExactly("B", "a", "b", "ä");
        assertThat(Sql.column(database, "select upper('ä')")).containsExactly("Ä");
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        assertThatThrownBy(() ->
                        database.dataSourceFor(database.username(), "guess").getConnection())
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void makesARoleThatMayDoNothingYet() throws SQLException {
        database.createRole("reader", "it's \\ secret");
        Sql.run(database.dataSource(), "create table hidden (id int)");

        assertThat(Sql.column(database.dataSourceFor("reader", "it's \\ secret"), "select current_user"))
                .containsExactly("reader");
        assertThatThrownBy(
                        () -> Sql.column(database.dataSourceFor("reader", "it's \\ secret"), "select id from hidden"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void saysWhichRoleItCannotMakeButNotThePassword() {
        assertThatThrownBy(() -> database.createRole(database.username(), "top secret"))
                .isInstanceOf(TestDatabaseException.class)
                .hasMessageContaining(database.username())
                .hasMessageNotContaining("top secret");
    }

    @Test
    void isDroppedWithItsRolesThoughAConnectionIsOpen() throws SQLException {
        TestDatabase other = TestDatabase.create();
        other.createRole("passing_guest", "secret");
        Sql.run(other.dataSource(), "create table t (id int)", "alter table t owner to passing_guest");
        try (Connection leaked = other.connect()) {
            other.close();

            assertThat(leaked.isValid(1)).isFalse();
        }
        assertThat(Sql.column(database, "select datname from pg_database")).doesNotContain(other.name());
        assertThat(Sql.column(database, "select rolname from pg_roles")).doesNotContain("passing_guest");
    }

    @Test
    void canBeClosedTwice() {
        TestDatabase other = TestDatabase.create();
        other.close();
        other.close();
    }

    @Test
    void isIndependentOfOtherDatabasesOnTheServer() throws SQLException {
        try (TestDatabase other = TestDatabase.create()) {
            Sql.run(other.dataSource(), "create table only_there (id int)");

            assertThat(other.name()).isNotEqualTo(database.name()).matches("[a-z0-9_]{1,63}");
            assertThat(other.jdbcUrl()).endsWith("/" + other.name()).doesNotContain(other.password());
            assertThat(Sql.column(database, "select coalesce(to_regclass('only_there')::text, 'none')"))
                    .containsExactly("none");
        }
    }

    @Test
    void dropsARoleThatOwnsASchemaAndHoldsGrantsAndAnOpenTransaction() throws SQLException {
        TestDatabase other = TestDatabase.create();
        String owner = "owner_of_" + other.name();
        other.createRole(owner, "secret");
        Sql.run(
                other.dataSource(),
                "create schema theirs authorization " + owner,
                "create table ours (id int)",
                "grant select on ours to " + owner,
                "alter default privileges in schema public grant select on tables to " + owner);
        try (Connection transaction = other.dataSourceFor(owner, "secret").getConnection()) {
            transaction.setAutoCommit(false);
            transaction.createStatement().execute("create table theirs.half_done (id int)");

            other.close();

            assertThat(transaction.isValid(1)).isFalse();
        }
        assertThat(Sql.column(database, "select rolname from pg_roles")).doesNotContain(owner);
    }

    @Test
    void dropsRolesOnlyOnceSoThatALaterRoleOfTheNameSurvives() throws SQLException {
        TestDatabase first = TestDatabase.create();
        first.createRole("successor", "secret");
        first.close();
        try (TestDatabase second = TestDatabase.create()) {
            second.createRole("successor", "other");
            first.close();

            assertThat(Sql.column(second.dataSourceFor("successor", "other"), "select current_user"))
                    .containsExactly("successor");
        }
    }

    @Test
    void quotesTheNamesOfRoles() throws SQLException {
        String odd = "Odd \"name\"; it's";
        try (TestDatabase other = TestDatabase.create()) {
            other.createRole(odd, "secret");

            assertThat(Sql.column(other.dataSourceFor(odd, "secret"), "select session_user"))
                    .containsExactly(odd);
        }
        assertThat(Sql.column(database, "select rolname from pg_roles")).doesNotContain(odd);
    }

    @Test
    void handsOutAnotherConnectionEachTime() throws SQLException {
        try (Connection one = database.connect();
                Connection other = database.connect()) {
            assertThat(one.unwrap(PGConnection.class).getBackendPID())
                    .isNotEqualTo(other.unwrap(PGConnection.class).getBackendPID());
        }
    }

    @Test
    void refusesConnectionsOnceItIsClosed() {
        TestDatabase other = TestDatabase.create();
        other.close();

        assertThatThrownBy(other::connect)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        gone -> assertThat(gone.getSQLState()).isEqualTo("3D000"));
    }
}
