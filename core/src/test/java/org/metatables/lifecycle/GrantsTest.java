package org.metatables.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.boundary.Hindrance;
import org.metatables.definition.SequenceDefinition;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
class GrantsTest {

    private static final String ROLE = "grants test \"operations\"";

    private static final TableDefinition ACCOUNT =
            Shop.table(new PhysicalName("Sales \"x\"", "Account")).build();
    private static final TableDefinition BASKET = Shop.table("basket")
            .sequence(new SequenceDefinition(new PhysicalName("Sales \"x\"", "Basket seq"), 1, 50))
            .sequence(new SequenceDefinition(PhysicalName.inDefaultSchema("basket_seq"), 1, 50))
            .build();

    private final Database database;

    GrantsTest(TestDatabase database) {
        this.database = new Database(database);
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    @BeforeAll
    static void installBoundary(TestDatabase database) throws SQLException {
        database.createRole(ROLE, "secret");
        try (Connection administrator = database.connect()) {
            BoundaryInstaller.install(administrator, BoundaryPlan.sealed(ROLE));
        }
    }

    @BeforeEach
    void freshTables() throws SQLException {
        database.reset();
        String schema = PhysicalName.quote("Sales \"x\"");
        database.execute("drop schema if exists " + schema + " cascade; create schema " + schema + ";"
                + Shop.ddl(ACCOUNT) + ";" + Shop.ddl(BASKET) + ";"
                + "create sequence " + schema + ".\"Basket seq\" increment 50; create sequence basket_seq increment 50;"
                + "create sequence kinds_seq;"
                + "alter table basket add column line serial");
    }

    @Test
    void aScopeCanReadAndWriteItsTablesAndUseTheirSequences() throws SQLException {
        update(List.of(ACCOUNT, BASKET));

        try (Connection connection = login();
                Statement statement = connection.createStatement()) {
            enter(statement, List.of(), List.of(ACCOUNT, BASKET));
            for (TableDefinition table : List.of(ACCOUNT, BASKET)) {
                statement.execute("insert into " + table.name().quoted() + " (code) values ('a')");
                statement.execute("update " + table.name().quoted() + " set code = 'b'");
                statement.execute("select * from " + table.name().quoted());
                statement.execute("delete from " + table.name().quoted());
            }
            for (SequenceDefinition sequence : BASKET.sequences()) {
                statement.execute("select nextval('" + sequence.name().quoted() + "')");
            }
            assertThatThrownBy(() -> statement.execute("truncate basket")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("select * from databasechangelog"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aScopeThatReadsWritesNothingAndAnotherTableIsOutOfItsReach() throws SQLException {
        update(List.of(ACCOUNT, BASKET));

        try (Connection connection = login();
                Statement statement = connection.createStatement()) {
            enter(statement, List.of(BASKET), List.of());
            statement.execute("select * from basket");
            for (String denied : List.of(
                    "insert into basket (code) values ('a')",
                    "delete from basket",
                    "select nextval('basket_seq')",
                    "select * from " + ACCOUNT.name().quoted())) {
                assertThatThrownBy(() -> statement.execute(denied)).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void theLoginItselfHasNoRightAndLosesTheOneThatItHad() throws SQLException {
        database.execute("grant select on basket to " + PhysicalName.quote(ROLE));
        update(List.of(ACCOUNT, BASKET));

        try (Connection connection = login();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select * from basket"))
                    .hasMessageContaining("permission denied for table basket");
        }
    }

    @Test
    void typesAndSchemasThatAreNotForEverybodyCanBeUsed() throws SQLException {
        database.execute(
                "drop schema if exists kinds cascade; create schema kinds; revoke usage on schema public from public;"
                        + "create type kinds.mood as enum ('good'); revoke usage on type kinds.mood from public;"
                        + "alter table basket add column moods kinds.mood[], add column last bigint default nextval('kinds_seq')");
        update(List.of(ACCOUNT, BASKET));

        try (Connection connection = login();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create function pg_temp.analysed(kinds.mood) returns void begin atomic select from public.basket; end");
            enter(statement, List.of(), List.of(BASKET));
            statement.execute("insert into basket (code, moods) values ('a', array['good'::kinds.mood])");
        }
    }

    @Test
    void aFunctionOfSomebodyElseHasNoSayInWhatIsGranted() throws SQLException {
        for (String parameters : List.of("text, name", "text, name, name", "text, text, text, text, text")) {
            database.execute(
                    "create function public.format(" + parameters + ") returns text immutable language plpgsql as "
                            + "$$ begin raise exception 'The function of somebody else was called.'; end $$");
        }

        update(List.of(ACCOUNT, BASKET));

        assertThat(hasSelect(BASKET)).isEqualTo("t");
    }

    @Test
    void grantsOnlyWhatIsMissing() throws SQLException {
        update(List.of(ACCOUNT, BASKET));
        List<String> before = privileges();

        update(List.of(ACCOUNT, BASKET));
        assertThat(privileges()).as("nothing was granted again").isEqualTo(before);

        database.execute("revoke delete on basket from " + PhysicalName.quote(role("w", BASKET)));
        update(List.of(ACCOUNT, BASKET));
        assertThat(privileges()).hasSameSizeAs(before).isNotEqualTo(before);
    }

    @Test
    void theRoleOfARowKeepsNothingOfATableThatWasRenamed() throws SQLException {
        TableDefinition crate = Shop.table("crate").build();
        update(List.of(BASKET));
        String former = role("r", BASKET);
        database.execute("alter table basket rename to crate");

        update(List.of(crate));

        assertThat(mayRead(former, "crate")).isFalse();
        assertThat(hasSelect(crate)).isEqualTo("t");
        assertThat(rowsOf("basket")).as("its row is left alone").hasSize(1);
    }

    @Test
    void theRoleOfARowKeepsNothingOfATableThatNobodyGovernsAnyMore() throws SQLException {
        update(List.of(BASKET));
        database.execute(
                "alter table basket rename to crate;" + Shop.ddl(BASKET) + "; alter table basket add line serial");

        update(List.of(BASKET));

        assertThat(mayRead(role("r", BASKET), "crate")).isFalse();
        assertThat(hasSelect(BASKET)).isEqualTo("t");
    }

    private boolean mayRead(String role, String table) throws SQLException {
        return database.rows("select has_table_privilege('" + role + "', '" + table + "', 'select')")
                .equals(List.of("t"));
    }

    private List<String> rowsOf(String table) throws SQLException {
        return database.rows("select uid from metatables.meta_table where physical_table_name = '" + table + "'");
    }

    @Test
    void rolesTakeOneRoundTripWhateverTheNumberOfTablesAndNoneWhereTheyAreThere() throws SQLException {
        assertThat(turnsOfRoles(1)).isEqualTo(List.of(1, 0));
        assertThat(turnsOfRoles(20)).isEqualTo(List.of(1, 0));
    }

    @Test
    @Tag("long")
    void rolesOfAThousandTablesTakeOneRoundTrip() throws SQLException {
        assertThat(turnsOfRoles(1000)).isEqualTo(List.of(1, 0));
    }

    @Test
    void grantsNothingOnATableThatDoesNotMatch() throws SQLException {
        database.execute("alter table basket drop column code");

        assertThatThrownBy(() -> update(List.of(ACCOUNT, BASKET))).isInstanceOf(FinalisationException.class);

        assertThat(hasSelect(ACCOUNT)).isEqualTo("t");
        assertThat(hasSelect(BASKET)).isEqualTo("f");
    }

    @Test
    void grantsNothingWhereNoRoleIsNamed() throws SQLException {
        try (Connection connection = database.connect()) {
            Migration migration = Migration.begin(connection, Shop.update(ACCOUNT, BASKET));
            migration.reserve();
            migration.finalise(FinalisationMode.STRICT);
        }
        assertThat(hasSelect(ACCOUNT)).isEqualTo("f");
    }

    @Test
    void refusesALoginWithoutABoundaryBeforeAnythingIsWritten() throws SQLException {
        database.execute("create role grants_test_unbounded login");
        try (Connection connection = database.connect()) {
            Migration migration =
                    Migration.begin(connection, Shop.update(ACCOUNT, BASKET).granting("grants_test_unbounded"));
            assertThatThrownBy(migration::reserve)
                    .isInstanceOf(MissingBoundaryException.class)
                    .hasMessageContaining("install-operations")
                    .hasMessageContaining("grants_test_unbounded");
        } finally {
            database.execute("drop role grants_test_unbounded");
        }
        assertThat(database.rows("select uid from metatables.meta_table")).isEmpty();
    }

    @Test
    void leavesTheTablesOfOthersToTheirOwnersAndSaysWhatTheseAreToRun() throws SQLException {
        database.execute("drop role if exists grants_test_owner; create role grants_test_owner;"
                + "drop role if exists grants_test_migrator; create role grants_test_migrator login password 'secret';"
                + "grant select, insert, update on all tables in schema metatables to grants_test_migrator;"
                + "grant usage on schema \"Sales \"\"x\"\"\" to grants_test_migrator;"
                + "alter table basket owner to grants_test_owner; alter table "
                + ACCOUNT.name().quoted() + " owner to grants_test_migrator");
        try (Connection connection = database.database()
                .dataSourceFor("grants_test_migrator", "secret")
                .getConnection()) {
            FinalisationReport report = update(connection, List.of(ACCOUNT, BASKET));
            assertThat(hasSelect(ACCOUNT)).isEqualTo("t");
            assertThat(hasSelect(BASKET)).isEqualTo("f");
            List<Hindrance> rights = hindrances(report, BASKET);
            assertThat(rights)
                    .extracting(Hindrance::kind)
                    .contains(Hindrance.Kind.READER_RIGHT, Hindrance.Kind.WRITER_RIGHT, Hindrance.Kind.SEQUENCE);
            assertThat(report.ok()).isTrue();
            assertThat(report.lines())
                    .anyMatch(line -> line.contains("public.basket") && line.contains("grant select on"));

            for (Hindrance each : rights) {
                database.execute(each.object());
            }
            assertThat(hindrances(update(connection, List.of(ACCOUNT, BASKET)), BASKET))
                    .isEmpty();
        } finally {
            database.execute("alter table basket owner to current_user; alter table "
                    + ACCOUNT.name().quoted() + " owner to current_user;"
                    + "drop owned by grants_test_owner, grants_test_migrator;"
                    + "drop role grants_test_owner, grants_test_migrator");
        }
    }

    @Test
    void grantsWithTheRightToGrant() throws SQLException {
        database.execute("drop role if exists grants_test_owner; create role grants_test_owner;"
                + "drop role if exists grants_test_migrator; create role grants_test_migrator login password 'secret';"
                + "grant select, insert, update on all tables in schema metatables to grants_test_migrator; grant usage on schema public to grants_test_migrator;"
                + "alter table basket drop column line, owner to grants_test_owner;"
                + "grant select, insert, update, delete on basket to grants_test_migrator with grant option");
        try (Connection connection = database.database()
                .dataSourceFor("grants_test_migrator", "secret")
                .getConnection()) {
            update(connection, List.of(BASKET));
            assertThat(hasSelect(BASKET)).isEqualTo("t");
        } finally {
            database.execute("alter table basket owner to current_user;"
                    + "drop owned by grants_test_owner, grants_test_migrator cascade;"
                    + "drop role grants_test_owner, grants_test_migrator");
        }
    }

    @Test
    void aRoleThatWasDroppedMeanwhileIsNamed() throws SQLException {
        database.execute("create role grants_test_gone login");
        try (Connection connection = database.connect()) {
            BoundaryInstaller.install(connection, BoundaryPlan.sealed("grants_test_gone"));
            Migration migration =
                    Migration.begin(connection, Shop.update(ACCOUNT, BASKET).granting("grants_test_gone"));
            migration.reserve();
            database.execute("drop owned by grants_test_gone; drop role grants_test_gone");

            assertThatThrownBy(() -> migration.finalise(FinalisationMode.STRICT))
                    .isInstanceOf(MissingRoleException.class)
                    .hasMessageContaining("grants_test_gone")
                    .hasMessageContaining("metatables.operations.role");
        }
        assertThat(database.rows("select distinct provisioning_status from metatables.meta_table"))
                .containsExactly("reserved");
    }

    private void update(List<TableDefinition> tables) throws SQLException {
        try (Connection connection = database.connect()) {
            update(connection, tables);
        }
    }

    private static FinalisationReport update(Connection connection, List<TableDefinition> tables) {
        Migration migration = Migration.begin(connection, Shop.update(tables).granting(ROLE));
        migration.reserve();
        return migration.finalise(FinalisationMode.STRICT);
    }

    private static List<Hindrance> hindrances(FinalisationReport report, TableDefinition table) {
        return report.tables().stream()
                .filter(outcome -> outcome.name().equals(table.name()))
                .flatMap(outcome -> outcome.hindrances().stream())
                .toList();
    }

    /** How many round trips more finalising takes where a login is named: with new tables, and with nothing to do. */
    private List<Integer> turnsOfRoles(int count) throws SQLException {
        List<Integer> more = new ArrayList<>();
        List<List<Integer>> turns = new ArrayList<>();
        List<TableDefinition> tables = Shop.tables(count);
        for (boolean granting : List.of(false, true)) {
            database.reset();
            database.execute(tables.stream().map(Shop::ddl).collect(Collectors.joining(";")));
            List<Integer> each = new ArrayList<>();
            try (Connection connection = WireTurns.connect(database.database())) {
                for (int run = 0; run < 2; run++) {
                    MigrationPlan plan = granting ? Shop.update(tables).granting(ROLE) : Shop.update(tables);
                    Migration migration = Migration.begin(connection, plan);
                    migration.reserve();
                    each.add(WireTurns.of(() -> migration.finalise(FinalisationMode.STRICT)));
                }
            }
            turns.add(each);
        }
        for (int run = 0; run < 2; run++) {
            more.add(turns.get(1).get(run) - turns.get(0).get(run));
        }
        return more;
    }

    private Connection login() throws SQLException {
        return database.database().dataSourceFor(ROLE, "secret").getConnection();
    }

    private void enter(Statement statement, List<TableDefinition> readers, List<TableDefinition> writers)
            throws SQLException {
        String role;
        try (ResultSet row = statement.executeQuery(
                "select metatables_boundary.scope_role('" + uids(readers) + "', '" + uids(writers) + "')")) {
            row.next();
            role = row.getString(1);
        }
        statement.execute("set role " + role);
    }

    private String uids(List<TableDefinition> tables) throws SQLException {
        List<String> uids = new ArrayList<>();
        for (TableDefinition table : tables) {
            uids.add(uid(table));
        }
        return "{" + String.join(",", uids) + "}";
    }

    private String uid(TableDefinition table) throws SQLException {
        return database.rows("select uid from metatables.meta_table where physical_table_name = '"
                        + table.name().table() + "'")
                .get(0);
    }

    private String role(String kind, TableDefinition table) throws SQLException {
        return database.rows("select metatables_boundary.table_role('" + kind + "', '" + uid(table) + "')")
                .get(0);
    }

    private String hasSelect(TableDefinition table) throws SQLException {
        List<String> granted = database.rows("select has_table_privilege(rolname, '"
                + table.name().quoted() + "', 'select') from pg_roles where rolname = '" + role("r", table) + "'");
        return granted.isEmpty() ? "f" : granted.get(0);
    }

    /** The privileges with the versions of the rows that hold them, which change with every grant. */
    private List<String> privileges() throws SQLException {
        return database.rows("""
                select relname, relacl::text, xmin, ctid from pg_class
                where relacl::text like '%mt\\_%' order by relname
                """);
    }
}
