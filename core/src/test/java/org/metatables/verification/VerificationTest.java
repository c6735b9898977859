package org.metatables.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.graph.Landscape.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.catalog.TableNotFoundException;
import org.metatables.catalog.internal.CatalogLock;
import org.metatables.definition.TableDefinition;
import org.metatables.drift.Finding;
import org.metatables.drift.FindingKind;
import org.metatables.graph.Landscape;
import org.metatables.lifecycle.FinalisationMode;
import org.metatables.registration.Registrar;
import org.metatables.registration.RegistrationRequest;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.StatementCounter;
import org.metatables.testing.TestDatabase;

@PostgresTest
class VerificationTest {

    private static final String READER = "verification_test_reader";

    private final TestDatabase database;
    private final Landscape landscape;

    VerificationTest(TestDatabase database) throws SQLException {
        this.database = database;
        this.landscape = new Landscape(database);
    }

    @BeforeEach
    void fill() throws SQLException {
        landscape.migrate("shop", table("customer"), table("invoice", "customer"));
        landscape.execute("create table sales.rate (id bigint primary key, value numeric)");
        landscape.registerExternal("sales.rate");
    }

    @AfterEach
    void disconnect() throws SQLException {
        landscape.close();
    }

    @Test
    void findsNothingWhereAllIsAsDeclared() {
        VerificationReport report = verification().report();

        assertThat(report.ok()).isTrue();
        assertThat(report.text()).isEmpty();
        assertThat(report.summary()).isEqualTo("4 tables: 4 active, 0 gone, 0 differ; 0 not registered");
        assertThat(report.tables())
                .extracting(table -> table.name().toString())
                .containsExactly("public.changelog_of_shop", "public.customer", "public.invoice", "sales.rate");
    }

    @Test
    void aTableDroppedByHandIsNotActiveFromTheVerificationOnUntilItIsBack() throws SQLException {
        landscape.execute("drop table invoice");
        assertThat(row("invoice").isActive()).as("nobody has looked yet").isTrue();

        VerificationReport found = verification().verify();

        assertThat(found.withdrawn()).extracting(table -> table.name().table()).containsExactly("invoice");
        assertThat(found.gone()).hasSize(1);
        assertThat(found.ok()).isFalse();
        assertThat(found.text())
                .contains("public.invoice: active, now reserved.")
                .contains("MT-DRIFT-001 BREAKING public.invoice");
        assertThat(row("invoice").isActive()).isFalse();
        assertThat(row("customer").isActive()).isTrue();
        assertThat(verification().verify().withdrawn()).isEmpty();
        assertThat(row("invoice").isActive()).as("it is still gone").isFalse();

        landscape.create(table("invoice", "customer"));
        VerificationReport back = verification().verify();

        assertThat(back.restored()).extracting(table -> table.name().table()).containsExactly("invoice");
        assertThat(back.ok()).isTrue();
        assertThat(row("invoice").isActive()).isTrue();
    }

    @Test
    void aTableThatCannotHoldWhatIsDeclaredIsWithdrawn() throws SQLException {
        landscape.execute("alter table invoice alter customer_id type int; comment on table customer is 'Who pays.'");

        VerificationReport report = verification().verify();

        assertThat(report.withdrawn()).extracting(table -> table.name().table()).containsExactly("invoice");
        assertThat(report.differing())
                .flatExtracting(VerifiedTable::findings)
                .extracting(Finding::kind)
                .contains(FindingKind.TYPE_DIFFERS);
        assertThat(row("customer").isActive()).isTrue();
    }

    @Test
    void aRowThatSomebodyPointsAtAnotherTableIsNotActiveUntilItIsPointedBack() throws SQLException {
        landscape.execute("create table secret (id bigint primary key)");
        point("customer", "secret");

        VerificationReport found = verification().verify();

        assertThat(found.withdrawn()).extracting(table -> table.name().table()).containsExactly("secret");
        assertThat(found.ok()).isFalse();
        assertThat(found.text()).contains("public.secret", "its definition is that of public.customer");
        point("secret", "customer");
        assertThat(verification().verify().ok()).isTrue();
    }

    @Test
    void aRowThatIsPointedAtATableThatIsNotThereIsGone() throws SQLException {
        point("customer", "client");

        assertThat(verification().verify().gone())
                .extracting(table -> table.name().table())
                .containsExactly("client");
        point("client", "customer");
        assertThat(verification().verify().ok()).isTrue();
    }

    private void point(String table, String another) throws SQLException {
        landscape.execute("update metatables.meta_table set physical_table_name = '" + another
                + "' where physical_table_name = '" + table + "'");
    }

    @Test
    void aTableThatTheCatalogMadeComesBackByRegisteringItAgain() throws SQLException {
        Registrar registrar = Registrar.of(database.dataSource());
        RegistrationRequest ledger = RegistrationRequest.of(
                table("ledger"), Catalog.of(database.dataSource()).list().get(0).dataSourceUid());
        registrar.register(ledger);
        landscape.execute("drop table ledger");

        VerificationReport found = verification().verify();

        assertThat(found.gone()).extracting(table -> table.name().table()).containsExactly("ledger");
        assertThat(found.text()).contains("Register it again").doesNotContain("change set");
        registrar.register(ledger);
        assertThat(verification().verify().ok()).isTrue();
    }

    @Test
    void aTableOfOthersIsWithdrawnAndRestoredToo() throws SQLException {
        landscape.execute("""
                update metatables.meta_table set contract = '{"version": "relational-table.v1", "physical": {}, "columns":
                  [{"name": "id", "data_type": "int64"}, {"name": "value", "data_type": "numeric"}]}'
                where physical_table_name = 'rate'
                """);
        assertThat(verification().verify().ok()).isTrue();

        landscape.execute("alter table sales.rate rename value to amount");
        assertThat(verification().verify().withdrawn())
                .flatExtracting(VerifiedTable::findings)
                .extracting(Finding::subject)
                .containsExactly("column value");
        landscape.execute("drop table sales.rate");
        assertThat(verification().verify().gone()).hasSize(1);
        assertThat(row("sales.rate").isActive()).isFalse();

        landscape.execute("create table sales.rate (id bigint primary key, value numeric)");
        assertThat(verification().verify().restored())
                .extracting(table -> table.name().table())
                .containsExactly("rate");
    }

    @Test
    void aChangeLogTableOnlyHasToBeThere() throws SQLException {
        landscape.execute("drop table changelog_of_shop");
        assertThat(verification().verify().withdrawn())
                .extracting(table -> table.name().table())
                .containsExactly("changelog_of_shop");

        landscape.execute("create table changelog_of_shop (anything int)");
        assertThat(verification().verify().restored())
                .extracting(table -> table.name().table())
                .containsExactly("changelog_of_shop");
    }

    @Test
    void whatAMigrationHasReservedIsLeftToAMigration() throws SQLException {
        landscape.reserve("plans", table("plan"));
        assertThat(verification().verify().gone())
                .extracting(table -> table.name().table())
                .contains("plan");

        landscape.create(table("plan"));
        VerificationReport report = verification().verify();

        assertThat(report.tables())
                .filteredOn(table -> table.name().table().equals("plan"))
                .singleElement()
                .satisfies(plan -> {
                    assertThat(plan.status()).isEqualTo(ProvisioningStatus.RESERVED);
                    assertThat(plan.remark())
                            .hasValueSatisfying(remark -> assertThat(remark).contains("as declared", "run again"));
                });
        assertThat(row("plan").isActive()).isFalse();
    }

    @Test
    void theNextMigrationTakesUpWhatAVerificationWithdrew() throws SQLException {
        landscape.execute("drop table invoice");
        verification().verify();

        var migration = landscape.reserve("shop", table("customer"), table("invoice", "customer"));
        landscape.create(table("invoice", "customer"));
        migration.finalise(FinalisationMode.STRICT);

        assertThat(row("invoice").isActive()).isTrue();
        assertThat(verification().report().ok()).isTrue();
    }

    @Test
    void aReportChangesNothingAndAnybodyMayAskForIt() throws SQLException {
        landscape.execute("drop table invoice");
        database.createRole(READER, "secret");

        VerificationReport report =
                Verification.of(database.dataSourceFor(READER, "secret")).report();

        assertThat(report.withdrawn()).as("what a verification would do").hasSize(1);
        assertThat(row("invoice").isActive()).isTrue();
        assertThatThrownBy(() -> Verification.of(database.dataSourceFor(READER, "secret"))
                        .verify())
                .isInstanceOf(CatalogAccessException.class)
                .hasMessageContaining("permission denied");
        assertThat(row("invoice").isActive()).isTrue();
    }

    @Test
    void someRowsCanBeVerifiedAlone() throws SQLException {
        landscape.execute("drop table invoice; drop table sales.rate; create table unknown (id int)");

        VerificationReport report = verification().verify(List.of(landscape.uid("sales.rate")));

        assertThat(report.tables()).hasSize(1);
        assertThat(report.unregistered()).isEmpty();
        assertThat(row("sales.rate").isActive()).isFalse();
        assertThat(row("invoice").isActive()).isTrue();
        assertThat(verification().report(List.of(landscape.uid("invoice"))).gone())
                .hasSize(1);
        UUID unknown = UUID.fromString("00000000-0000-4000-8000-000000000000");
        assertThatThrownBy(() -> verification().verify(List.of(landscape.uid("invoice"), unknown)))
                .isInstanceOf(TableNotFoundException.class)
                .hasMessageContaining(unknown.toString());
        assertThat(row("invoice").isActive()).as("nothing was written").isTrue();
    }

    @Test
    void listsTheTablesThatNobodyRegistered() throws SQLException {
        landscape.execute("""
                create table stray (id int);
                comment on table stray is 'Whose is it?';
                create table sales."Odd one" (id int) partition by range (id);
                create table sales.odd_part partition of sales."Odd one" for values from (0) to (9);
                create view sales.looking as select * from stray;
                create table sales.databasechangeloglock (id int, locked boolean, lockgranted timestamp, lockedby text);
                create table other_log (id text, author text, filename text, dateexecuted timestamp, orderexecuted int,
                  exectype text, md5sum text, comments text);
                create temporary table scratch (id int);
                """);

        VerificationReport report = verification().report();

        assertThat(report.unregistered())
                .extracting(table -> table.name().toString() + " " + table.purpose())
                .containsExactly(
                        "public.other_log LIQUIBASE_CHANGE_LOG",
                        "public.stray DATA",
                        "sales.Odd one DATA",
                        "sales.databasechangeloglock LIQUIBASE_LOCK");
        assertThat(report.unregisteredData()).hasSize(2);
        assertThat(report.unregisteredData().get(0).comment()).contains("Whose is it?");
        assertThat(report.ok()).isTrue();
        assertThat(report.text())
                .contains("sales.Odd one: nobody registered a partitioned table of this name.")
                .doesNotContain("databasechangeloglock");

        assertThat(verification().lookingIn(Set.of("sales")).report().unregistered())
                .hasSize(2);
        landscape.registerExternal("stray");
        assertThat(verification().report().unregisteredData()).hasSize(1);
    }

    @Test
    void theTablesOfTheBoundaryAreNoneThatSomebodyForgot() throws SQLException {
        landscape.execute("create schema metatables_boundary; create table metatables_boundary.login (name name)");

        try {
            assertThat(verification().report().unregistered()).isEmpty();
        } finally {
            landscape.execute("drop schema metatables_boundary cascade");
        }
    }

    @Test
    void costsTheSameForOneTableAsForMany() throws SQLException {
        int few = roundTripsOfVerify();
        landscape.migrate(
                "many",
                IntStream.range(0, 200).mapToObj(i -> table("many_" + i)).toArray(TableDefinition[]::new));

        assertThat(roundTripsOfVerify()).isEqualTo(few);
    }

    @Test
    void waitsForWhoeverWritesTheCatalog() throws Exception {
        landscape.execute("drop table invoice");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection writer = database.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute(CatalogLock.TAKE);
            Future<VerificationReport> verified =
                    other.submit(() -> Verification.of(database.dataSource()).verify());
            awaitAWaiter();
            statement.execute("delete from metatables.meta_table where physical_table_name = 'invoice'");
            writer.commit();

            assertThat(verified.get().tables())
                    .extracting(table -> table.name().table())
                    .doesNotContain("invoice");
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void leavesTheConnectionAsItWas() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Verification.of(connection).verify();
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(connection.isClosed()).isFalse();
        }
    }

    private int roundTripsOfVerify() throws SQLException {
        StatementCounter counter = new StatementCounter();
        try (Connection connection = counter.counting(database.connect())) {
            Verification.of(connection).verify();
            return counter.roundTrips();
        }
    }

    private void awaitAWaiter() throws Exception {
        try (Statement statement = landscape.connection().createStatement()) {
            long deadline = System.nanoTime() + 20_000_000_000L;
            while (System.nanoTime() < deadline) {
                try (var row = statement.executeQuery("select count(*) from pg_locks where not granted")) {
                    row.next();
                    if (row.getInt(1) > 0) {
                        return;
                    }
                }
            }
            throw new AssertionError("Nobody waited for the lock.");
        }
    }

    private Verification verification() {
        return Verification.of(landscape.connection());
    }

    private CatalogTable row(String name) throws SQLException {
        return Catalog.of(landscape.connection()).get(landscape.uid(name));
    }
}
