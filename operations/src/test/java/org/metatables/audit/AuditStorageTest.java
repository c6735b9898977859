package org.metatables.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.operation.GovernedDatabase;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Partitions of the audit: made ahead of need, dropped when their time is over, and never missed. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditStorageTest {

    private static final String INSERT = """
            insert into metatables.audit
              (id, at, principal, application, kind, tables, written, fingerprint, parameters, outcome)
            select gen_random_uuid(), %s, 'ada', 'test', 'select', '{}', '{}', sha256('x'), '{}', 'succeeded'
            """;
    private static final String PARTITIONS = "select count(*) from metatables.audit_partitions()";

    private final TestDatabase server;
    private final AuditStorage storage;
    private GovernedDatabase database;

    AuditStorageTest(TestDatabase server) {
        this.server = server;
        this.storage = AuditStorage.of(server.dataSource());
    }

    @BeforeAll
    void open() {
        database = new GovernedDatabase(server);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.sql("delete from metatables.audit");
        storage.change(new AuditRetention(AuditPeriod.MONTH, 3, Optional.of(Period.ofMonths(13))));
        storage.tidy();
    }

    @Test
    void hasPartitionsForThisMonthAndTheNextOnesOnceOperationsAreOpened() {
        assertThat(database.one("""
                        select count(*) >= 4 from metatables.audit_partitions()
                        where ends > clock_timestamp() and ends - begins between interval '28 days' and interval '31 days'
                        """)).isEqualTo("t");
        assertThat(storage.tidy()).isEqualTo(new AuditUpkeep(0, 0, true));
    }

    @Test
    void putsRowsOnEitherSideOfMidnightIntoTheirPartitions() {
        database.sql(INSERT.formatted(
                "date_trunc('month', now() at time zone 'UTC') at time zone 'UTC' + interval '1 month'"));
        database.sql(
                INSERT.formatted(
                        "date_trunc('month', now() at time zone 'UTC') at time zone 'UTC' + interval '1 month' - interval '1 microsecond'"));

        assertThat(database.one("select count(distinct tableoid) from metatables.audit"))
                .isEqualTo("2");
        assertThat(database.one("select count(*) from metatables.audit_default"))
                .isEqualTo("0");
    }

    @Test
    void losesNoRowForWhichThereIsNoPartitionAndMovesItWhenThereIs() {
        String partition =
                database.one("select name from metatables.audit_partitions() where begins <= now() and ends > now()");
        database.sql("drop table metatables." + partition);
        database.sql(INSERT.formatted("now()"));
        assertThat(database.one("select count(*) from metatables.audit_default"))
                .isEqualTo("1");

        assertThat(storage.tidy()).isEqualTo(new AuditUpkeep(1, 0, true));

        assertThat(database.one("select count(*) from metatables.audit_default"))
                .isEqualTo("0");
        assertThat(database.one("select count(*) from metatables.audit")).isEqualTo("1");
    }

    @Test
    void goesOverFromMonthsToDaysAndBackWithoutAGap() {
        storage.change(storage.retention().by(AuditPeriod.DAY));
        storage.tidy();
        storage.change(
                new AuditRetention(AuditPeriod.DAY, 100, storage.retention().kept()));
        assertThat(storage.tidy().made()).isPositive();
        storage.change(
                new AuditRetention(AuditPeriod.MONTH, 6, storage.retention().kept()));
        assertThat(storage.tidy().made()).isPositive();

        assertThat(database.one("""
                        select count(*) from (select begins, lag(ends) over (order by begins) as ended
                                              from metatables.audit_partitions()) p
                        where ended is not null and ended <> begins
                        """)).isEqualTo("0");
    }

    @Test
    void readsBackHowItIsStored() {
        AuditRetention forEver = storage.retention().keepingForEver();
        storage.change(forEver);
        assertThat(storage.retention()).isEqualTo(forEver);
        storage.change(forEver.keeping(Period.of(0, 14, 3)));
        assertThat(storage.retention().kept()).hasValue(Period.of(1, 2, 3));
        assertThatThrownBy(() -> forEver.keeping(Period.ZERO)).isInstanceOf(InvalidRetentionException.class);
        assertThatThrownBy(() -> new AuditRetention(AuditPeriod.DAY, 0, forEver.kept()))
                .isInstanceOf(InvalidRetentionException.class);
    }

    @Test
    void dropsWhatIsOlderThanItIsKeptWhileOthersWrite() throws Exception {
        IntStream.rangeClosed(1, 3).forEach(this::makeOldPartition);
        database.sql(INSERT.formatted("now() - interval '20 years'"));
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> written = IntStream.range(0, 4)
                    .mapToObj(writer -> writers.submit(() -> write(stop)))
                    .toList();
            AuditUpkeep upkeep = Patience.until(
                    storage::tidy, done -> done.complete() && oldPartitions().equals("0"));
            stop.set(true);
            int rows = 0;
            for (Future<Integer> each : written) {
                rows += each.get();
            }
            assertThat(upkeep.complete()).isTrue();
            assertThat(oldPartitions()).isEqualTo("0");
            assertThat(database.one("select count(*) from metatables.audit")).isEqualTo(String.valueOf(rows));
        } finally {
            stop.set(true);
            writers.shutdown();
        }
    }

    @Test
    void givesUpWhereSomebodyReadsAndSaysSo() throws Exception {
        makeOldPartition(1);
        try (Connection reader = server.connect();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from metatables.audit");

            assertThat(storage.tidy().complete()).isFalse();

            reader.rollback();
        }
        assertThat(storage.tidy()).isEqualTo(new AuditUpkeep(0, 1, true));
    }

    @Test
    void isForTheOwnerOfTheCatalog() {
        AuditStorage ofTheLogin = AuditStorage.of(server.dataSourceFor(database.login(), GovernedDatabase.PASSWORD));
        assertThatThrownBy(ofTheLogin::retention)
                .isInstanceOf(AuditAccessException.class)
                .hasMessageContaining("owns the schema");
    }

    private void makeOldPartition(int number) {
        String begins = "timestamptz '200%d-01-01 00:00+00'".formatted(number);
        database.sql("select metatables.make_audit_partition(" + begins + ", " + begins + " + interval '30 days')");
        database.sql(INSERT.formatted(begins));
    }

    private String oldPartitions() {
        return database.one(PARTITIONS + " where begins < timestamptz '2020-01-01'");
    }

    private int write(AtomicBoolean stop) throws Exception {
        int rows = 0;
        try (Connection connection = server.dataSourceFor(database.login(), GovernedDatabase.PASSWORD)
                        .getConnection();
                Statement statement = connection.createStatement()) {
            while (!stop.get()) {
                statement.execute(INSERT.formatted("now()"));
                rows++;
            }
        }
        return rows;
    }
}
