package org.metatables.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.metatables.operation.GovernedDatabase;
import org.metatables.operation.GovernedOperations;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationsConfig;
import org.metatables.testing.JavaProgram;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** Two programs that write one audit, and make and drop its partitions at the same time. */
@PostgresTest
@Tag("long")
class SharedAuditTest {

    private static final int ROUNDS = 200;
    private static final int OLD_PARTITIONS = 40;

    @Test
    void losesNoRowOfEitherAndKeepsNoneThatIsTooOld(TestDatabase server) throws Exception {
        try (GovernedDatabase database = new GovernedDatabase(server)) {
            database.addAccount("ACME", "US");
            grow(database);
            List<Process> programs = new ArrayList<>();
            for (String name : List.of("one", "other")) {
                programs.add(start(server, database, name));
            }
            for (Process program : programs) {
                assertThat(program.waitFor(300, TimeUnit.SECONDS)).isTrue();
                assertThat(program.exitValue()).isZero();
            }

            AuditStorage storage = AuditStorage.of(server.dataSource());
            assertThat(Patience.until(storage::tidy, new AuditUpkeep(0, 0, true)::equals))
                    .isEqualTo(new AuditUpkeep(0, 0, true));
            for (String name : List.of("one", "other")) {
                assertThat(database.one("select string_agg(kind || ' ' || rows, ', ' order by kind) from (select kind,"
                                + " count(distinct id) || ' of ' || count(*) as rows from metatables.audit"
                                + " where application = '" + name + "' and outcome = 'succeeded' group by kind) k"))
                        .isEqualTo("select %1$d of %1$d, update %1$d of %1$d".formatted(ROUNDS));
            }
            assertThat(database.one("select count(*) from metatables.audit_default"))
                    .isEqualTo("0");
            assertThat(database.one("select count(*) from metatables.audit where at < now() - interval '1 month'"))
                    .isEqualTo("0");
            assertThat(database.one("select count(*) from metatables.audit_partitions() where begins < now() - interval"
                            + " '3 months'"))
                    .isEqualTo("0");
            assertThat(database.one("select visits from account")).isEqualTo(String.valueOf(2 * ROUNDS));
        }
    }

    /** Partitions whose time is over, and none for now: the first rows have no place of their own. */
    private static void grow(GovernedDatabase database) {
        database.sql("""
                select metatables.make_audit_partition(at, at + interval '1 day')
                from generate_series(timestamptz '2020-01-01 00:00Z', timestamptz '2020-01-01 00:00Z' + interval '%d days',
                  interval '1 day') at
                """.formatted(OLD_PARTITIONS - 1));
        database.sql("""
                insert into metatables.audit
                  (id, at, principal, application, kind, tables, written, fingerprint, parameters, outcome)
                select gen_random_uuid(), at, 'ada', 'test', 'select', '{}', '{}', sha256('x'), '{}', 'succeeded'
                from generate_series(timestamptz '2020-01-01 00:00Z', timestamptz '2020-02-01 00:00Z', interval '1 hour') at
                """);
        database.sql("drop table metatables."
                + database.one(
                        "select name from metatables.audit_partitions() where begins <= now() and ends > now()"));
    }

    private static Process start(TestDatabase server, GovernedDatabase database, String name) throws Exception {
        return JavaProgram.of(
                        Program.class,
                        server.jdbcUrl(),
                        server.username(),
                        server.password(),
                        database.login(),
                        database.account().toString(),
                        name)
                .inheritIO()
                .start();
    }

    /** The program: reads, writes, and looks after the audit all the while, each time wanting other partitions. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            System.setProperty("logback.configurationFile", "logback-silent.xml");
            PGSimpleDataSource owner = new PGSimpleDataSource();
            owner.setUrl(arguments[0]);
            owner.setUser(arguments[1]);
            owner.setPassword(arguments[2]);
            AuditStorage storage = AuditStorage.of(owner);
            UUID account = UUID.fromString(arguments[4]);
            Operation read =
                    Operation.select("select code from account").read(account).build();
            Operation write = Operation.update("update account set visits = visits + 1")
                    .write(account)
                    .build();
            OperationsConfig config = OperationsConfig.of(
                            arguments[0], arguments[3], GovernedDatabase.PASSWORD, GovernedDatabase.TESTER)
                    .withAudit(AuditConfig.DEFAULT.withApplication(arguments[5]));
            try (GovernedOperations operations = GovernedOperations.open(config)) {
                for (int round = 0; round < ROUNDS; round++) {
                    operations.execute(read);
                    operations.execute(write);
                    if (round % 4 == 0) {
                        storage.change(new AuditRetention(
                                round % 8 == 0 ? AuditPeriod.DAY : AuditPeriod.MONTH,
                                1 + round / 20,
                                Optional.of(Period.ofMonths(1))));
                        storage.tidy();
                    }
                }
            }
        }
    }
}
