package org.metatables.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.lifecycle.CrashingConnection;
import org.metatables.lifecycle.Database;
import org.metatables.testing.TestDatabase;

/** Whatever fails while tables are deleted: nothing half done is visible, and asking again ends well. */
class DeletionFaultsTest extends DeletionTestCase {

    private static final String FAMILY = """
            create table parent (id int primary key);
            create table child (id int primary key, parent_id int references parent);
            """;
    private static final DeleteOptions EVERYTHING =
            DeleteOptions.rowOnly().droppingTheTable().withDependents();

    DeletionFaultsTest(TestDatabase database) {
        super(database);
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatIsCutAtAnyStatementLeavesAllOrNothing(CrashingConnection.Moment moment) throws SQLException {
        int fatal = 0;
        boolean crashed = true;
        while (crashed) {
            fatal++;
            database.reset();
            backendManaged("drop table if exists child; drop table if exists parent;" + FAMILY, "parent", "child");
            UUID parent = uid("parent");

            crashed = crashAt(fatal, moment, parent);

            assertThat(rows()).isIn(List.of(), List.of("child", "parent"));
            assertThat(tables()).isEqualTo(rows());
            Deletion again = deletion.delete(parent, EVERYTHING);
            assertThat(again.tables().get(0).name().table()).isEqualTo("parent");
            assertThat(rows()).isEmpty();
            assertThat(tables()).isEmpty();
        }
        assertThat(fatal).as("statements of a deletion").isGreaterThan(4);
    }

    @Test
    void aDatabaseThatMayOnlyBeReadStaysAsItIs() throws SQLException {
        backendManaged(FAMILY, "parent", "child");
        UUID parent = uid("parent");
        try (Connection connection = database.connect()) {
            connection.createStatement().execute("set default_transaction_read_only = on");

            assertThatThrownBy(() -> TableDeletion.of(connection).delete(parent, EVERYTHING))
                    .isInstanceOf(CatalogAccessException.class)
                    .hasMessageContaining("read-only transaction");
        }
        assertThat(rows()).containsExactly("child", "parent");
        deletion.delete(parent, EVERYTHING);
        assertThat(rows()).isEmpty();
    }

    @Test
    void aServerThatHasNoConnectionLeftIsToldAndAskedAgain() throws Exception {
        backendManaged(FAMILY, "parent", "child");
        UUID parent = uid("parent");
        database.database().createRole("deletion_faults_deleter", "secret");
        database.execute("alter role deletion_faults_deleter connection limit 1;"
                + "grant all on all tables in schema metatables to deletion_faults_deleter");
        DataSource limited = database.database().dataSourceFor("deletion_faults_deleter", "secret");
        DeleteOptions rows = DeleteOptions.rowOnly().withDependents();
        try (Connection taken = limited.getConnection()) {
            assertThat(taken.isValid(1)).isTrue();
            assertThatThrownBy(() -> TableDeletion.of(limited).delete(parent, rows))
                    .isInstanceOf(CatalogAccessException.class)
                    .hasMessageContaining("too many connections");
        }
        assertThat(rows()).containsExactly("child", "parent");
        Database.await(() -> database.rows("select pid from pg_stat_activity where usename = 'deletion_faults_deleter'")
                .isEmpty());
        assertThat(TableDeletion.of(limited).delete(parent, rows).tables()).hasSize(2);
        assertThat(tables()).containsExactly("child", "parent");
    }

    @Test
    void aTableThatSomebodyUsesIsNotWaitedForForEver() throws SQLException {
        backendManaged(FAMILY, "parent", "child");
        UUID parent = uid("parent");
        try (Connection user = database.connect()) {
            user.setAutoCommit(false);
            user.createStatement().execute("select * from child");

            assertThatThrownBy(() -> deletion.delete(parent, EVERYTHING))
                    .isInstanceOf(CatalogAccessException.class)
                    .hasMessageContaining("55P03")
                    .hasMessageContaining("try again");
            assertThat(rows()).containsExactly("child", "parent");
            user.rollback();
        }
        deletion.delete(parent, EVERYTHING);
        assertThat(tables()).isEmpty();
    }

    @Test
    void whatPostgresqlRefusesToDropStaysWithItsRow() throws SQLException {
        backendManaged(FAMILY + """
                create function first_parent() returns parent language sql
                begin atomic select * from parent limit 1; end
                """, "parent", "child");
        UUID parent = uid("parent");

        assertThatThrownBy(() -> deletion.delete(parent, EVERYTHING))
                .isInstanceOf(DeletionRefusedException.class)
                .hasMessageContaining("function first_parent() depend on it, which nobody has registered");
        assertThat(rows()).containsExactly("child", "parent");
        assertThat(tables()).containsExactly("child", "parent");
    }

    @Test
    void twentyDeletionsOfTheSameAtOnceAllEndWell() throws Exception {
        backendManaged(FAMILY, "parent", "child");
        UUID parent = uid("parent");
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Deletion>> deletions = IntStream.range(0, 20)
                    .<Callable<Deletion>>mapToObj(i -> () -> deletion.delete(parent, EVERYTHING))
                    .toList();
            int first = 0;
            for (Future<Deletion> done : threads.invokeAll(deletions)) {
                first += done.get().wasDoneBefore() ? 0 : 1;
            }
            assertThat(first).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
        assertThat(rows()).isEmpty();
        assertThat(tables()).isEmpty();
    }

    /** Whether the deletion was long enough to crash there. */
    private boolean crashAt(int statement, CrashingConnection.Moment moment, UUID uid) throws SQLException {
        CrashingConnection connection = new CrashingConnection(database, statement, moment);
        try {
            TableDeletion.of(connection.open()).delete(uid, EVERYTHING);
        } catch (RuntimeException crash) {
            assertThat(connection.crashed()).as(crash.toString()).isTrue();
        } finally {
            connection.close();
        }
        return connection.crashed();
    }
}
