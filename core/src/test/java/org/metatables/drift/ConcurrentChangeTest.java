package org.metatables.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.TableDefinition;
import org.metatables.testing.TestDatabase;

/** Tables that come and go while they are compared. */
class ConcurrentChangeTest extends DriftTestCase {

    private static final int CHANGES = 200;

    ConcurrentChangeTest(TestDatabase database) {
        super(database);
    }

    @Test
    void aTableThatIsDroppedMeanwhileIsReportedAndDisturbsNoOther() throws Exception {
        execute("create table steady (id bigint primary key)");
        TableDefinition steady =
                table("steady").column(column("id", "bigint")).primaryKey("id").build();
        TableDefinition fleeting = table("fleeting")
                .column(column("id", "bigint"))
                .column(column("code", "varchar(8)").withValue(new ColumnValue.Default("'x'")))
                .primaryKey("id")
                .check(check("code <> ''"))
                .build();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> changes = other.submit(changesOfFleeting());
            int comparisons = 0;
            while (!changes.isDone() || comparisons == 0) {
                DriftReport report = Comparison.compare(connection, List.of(steady, fleeting));
                assertThat(report.of(steady.name())).isEqualTo(new Verdict.Same());
                comparisons++;
            }
            assertThat(changes.get()).isEqualTo(CHANGES);
        } finally {
            other.shutdownNow();
        }
        assertThat(Comparison.compare(connection, List.of(fleeting)).findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.TABLE_MISSING);
    }

    @Test
    void twelveConnectionsCompareAtOnce() throws Exception {
        execute("create table steady (id bigint primary key, code varchar(8) check (code <> ''))");
        TableDefinition steady = table("steady")
                .column(column("id", "bigint"))
                .column(column("code", "varchar(8)"))
                .primaryKey("id")
                .check(check("code <> ''"))
                .build();
        ExecutorService many = Executors.newFixedThreadPool(12);
        try {
            Callable<DriftReport> comparison = () -> {
                try (Connection own = database.connect()) {
                    return Comparison.compare(own, List.of(steady));
                }
            };
            for (Future<DriftReport> report : many.invokeAll(Collections.nCopies(24, comparison))) {
                assertThat(report.get().of(steady.name())).isEqualTo(new Verdict.Same());
            }
        } finally {
            many.shutdownNow();
        }
    }

    private Callable<Integer> changesOfFleeting() {
        return () -> {
            try (Connection own = database.connect();
                    Statement statement = own.createStatement()) {
                for (int i = 0; i < CHANGES; i++) {
                    makeAndDrop(statement);
                }
            }
            return CHANGES;
        };
    }

    private static void makeAndDrop(Statement statement) throws SQLException {
        statement.execute("create table fleeting (id bigint primary key, code varchar(8) default 'x' "
                + "constraint filled check (code <> ''), old text)");
        statement.execute("create index by_code on fleeting (lower(code)) where id > 0");
        statement.execute("alter table fleeting drop column old");
        statement.execute("alter table fleeting drop constraint filled");
        statement.execute("drop index by_code");
        statement.execute("drop table fleeting");
    }
}
