package org.metatables.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Which runs a run has to reckon with. */
@PostgresTest
class ConcurrentRunsTest {

    private static final TableDefinition ACCOUNT = Shop.table("account").build();

    private final Database database;
    private Connection first;
    private Connection second;

    ConcurrentRunsTest(TestDatabase database) {
        this.database = new Database(database);
    }

    @BeforeEach
    void freshCatalog() throws SQLException {
        database.reset();
        first = database.connect();
        second = database.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        first.close();
        second.close();
        database.close();
    }

    @Test
    void aRunAloneHasNone() throws SQLException {
        UUID run = begin(first, "update");

        assertThat(concurrentWith(run)).isEmpty();
    }

    @Test
    void runsThatAreBothOnSeeEachOther() throws SQLException {
        UUID update = begin(first, "update");
        UUID rollback = begin(second, "rollback");

        assertThat(concurrentWith(update)).containsExactly(new ConcurrentRun(rollback, "rollback"));
        assertThat(concurrentWith(rollback)).containsExactly(new ConcurrentRun(update, "update"));
    }

    @Test
    void aRunThatEndedBeforeIsNotCounted() throws SQLException {
        UUID earlier = begin(first, "update");
        Runs.finish(first, earlier, RunOutcome.SUCCEEDED);
        UUID later = begin(second, "update");

        assertThat(concurrentWith(later)).isEmpty();
    }

    @Test
    void aRunThatEndedMeanwhileIsCounted() throws SQLException {
        UUID earlier = begin(first, "dropAll");
        UUID later = begin(second, "update");
        Runs.finish(first, earlier, RunOutcome.SUCCEEDED);

        assertThat(concurrentWith(later)).containsExactly(new ConcurrentRun(earlier, "dropAll"));
    }

    @Test
    void aRunThatBeganAndEndedMeanwhileIsCounted() throws SQLException {
        UUID longRun = begin(first, "update");
        UUID shortRun = begin(second, "rollback");
        Runs.finish(second, shortRun, RunOutcome.FAILED);

        assertThat(concurrentWith(longRun)).containsExactly(new ConcurrentRun(shortRun, "rollback"));
    }

    @Test
    void aRunWhoseProcessWasGoneBeforeIsNotCountedAlthoughItNeverEnded() throws SQLException {
        UUID killed = begin(first, "update");
        takeItsProcessAway(killed);
        UUID run = begin(second, "update");

        assertThat(concurrentWith(run)).isEmpty();
        assertThat(concurrentWith(killed))
                .as("whoever began later may have run at the same time")
                .containsExactly(new ConcurrentRun(run, "update"));
    }

    @Test
    void aRunThatWasKilledMeanwhileIsCounted() throws SQLException {
        UUID run = begin(first, "update");
        UUID killed = begin(second, "rollback");
        takeItsProcessAway(killed);

        assertThat(concurrentWith(run)).containsExactly(new ConcurrentRun(killed, "rollback"));
    }

    @Test
    void aDeadRunThatIsClearedAwayMeanwhileIsCounted() throws SQLException {
        UUID dead = begin(first, "update");
        takeItsProcessAway(dead);
        UUID run = begin(second, "update");
        Runs.abandon(second, dead);

        assertThat(concurrentWith(run)).containsExactly(new ConcurrentRun(dead, "update"));
    }

    @Test
    void theRunsOfAnotherProviderAreNotCounted() throws SQLException {
        UUID shop = begin(first, "update");
        DefinitionSet stock = set(
                MigrationProvider.of("stock", "stock"),
                List.of(Shop.table("item").build()));
        database.execute("create table stock_log (id varchar(255))");
        ChangeLogTable log = new ChangeLogTable(PhysicalName.inDefaultSchema("stock_log"));
        Migration.begin(second, MigrationPlan.of(stock, log, "update")).reserve();

        assertThat(concurrentWith(shop)).isEmpty();
    }

    @Test
    void theRunsComeInTheOrderOfTheirBeginning() throws SQLException {
        UUID one = begin(first, "update");
        UUID two = begin(second, "rollback");
        try (Connection third = database.connect()) {
            UUID three = begin(third, "dropAll");

            assertThat(concurrentWith(three))
                    .containsExactly(new ConcurrentRun(one, "update"), new ConcurrentRun(two, "rollback"));
        }
    }

    @Test
    void anUnknownRunHasNone() throws SQLException {
        begin(first, "update");

        assertThat(concurrentWith(UUID.randomUUID())).isEmpty();
    }

    @Test
    void seesWithinATransactionWhatBeganSince() throws SQLException {
        UUID run = begin(first, "update");
        first.setAutoCommit(false);
        assertThat(Runs.concurrentWith(first, run)).isEmpty();

        UUID since = begin(second, "update");

        assertThat(Runs.concurrentWith(first, run)).containsExactly(new ConcurrentRun(since, "update"));
        assertThat(first.getAutoCommit()).isFalse();
    }

    @Test
    void saysWhatItCouldNotRead() throws SQLException {
        database.database().createRole("concurrent_runs_stranger", "secret");

        try (Connection stranger = database.database()
                .dataSourceFor("concurrent_runs_stranger", "secret")
                .getConnection()) {
            assertThatThrownBy(() -> Runs.concurrentWith(stranger, UUID.randomUUID()))
                    .isInstanceOf(CatalogAccessException.class)
                    .hasMessageContaining("read the runs")
                    .hasMessageContaining("permission denied");
        }
    }

    private static UUID begin(Connection connection, String command) {
        DefinitionSet shop = set(Shop.PROVIDER, List.of(ACCOUNT));
        return Migration.begin(connection, MigrationPlan.of(shop, ChangeLogTable.ofDefaultName(), command))
                .reserve()
                .runUid();
    }

    private static DefinitionSet set(MigrationProvider provider, List<TableDefinition> tables) {
        return new DefinitionSet(provider, tables, new DefinitionOrigin("test", "none", "PostgreSQLDialect"));
    }

    /** As if the connection of the run were gone and another had the number of its process. */
    private void takeItsProcessAway(UUID run) throws SQLException {
        database.execute(
                "update metatables.run set backend_start = backend_start - interval '1 day' where uid = '" + run + "'");
    }

    private List<ConcurrentRun> concurrentWith(UUID run) throws SQLException {
        try (Connection connection = database.connect()) {
            return Runs.concurrentWith(connection, run);
        }
    }
}
