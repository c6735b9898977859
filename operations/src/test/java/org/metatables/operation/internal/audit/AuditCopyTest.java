package org.metatables.operation.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.audit.AuditCaller;
import org.metatables.audit.AuditNet;
import org.metatables.audit.AuditOutcome;
import org.metatables.audit.AuditRecord;
import org.metatables.audit.AuditRequest;
import org.metatables.audit.AuditResult;
import org.metatables.operation.Access;
import org.metatables.operation.GovernedDatabase;
import org.metatables.operation.OperationKind;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Many rows are written as they would be one by one. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditCopyTest {

    private static final String HOSTILE =
            "tab\t, line\n, return\r, \\N, \\., \"quotes\", 'more', {a,b}, \\x00, ü, 😀, ";
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");

    private GovernedDatabase database;
    private AuditStore store;

    @BeforeAll
    void open(TestDatabase server) throws SQLException {
        database = new GovernedDatabase(server);
        store = new AuditStore(() -> server.dataSourceFor(database.login(), GovernedDatabase.PASSWORD)
                .getConnection());
        store.keepPartitions();
    }

    @BeforeEach
    void empty() {
        database.sql("truncate metatables.audit");
    }

    @AfterAll
    void close() throws SQLException {
        store.close();
        database.close();
    }

    @Test
    void writesTheSameTogetherAsOneByOne() throws SQLException {
        List<AuditRecord> together = new ArrayList<>();
        for (int row = 0; row < 20; row++) {
            together.add(row % 2 == 0 ? full() : bare());
        }
        store.insert(together);
        String copied = contents();

        database.sql("truncate metatables.audit");
        store.insert(List.of(together.get(0)));
        store.insert(List.of(together.get(1)));

        assertThat(copied.lines())
                .hasSize(2)
                .containsExactlyInAnyOrderElementsOf(contents().lines().toList());
    }

    @Test
    void leavesRowsAsTheyAreThatAreThereAlready() throws SQLException {
        List<AuditRecord> rows = new ArrayList<>();
        for (int row = 0; row < 20; row++) {
            rows.add(bare());
        }
        store.insert(rows.subList(5, 6));

        store.insert(rows);
        store.insert(rows);

        assertThat(database.one("select count(*) from metatables.audit")).isEqualTo("20");
    }

    /** What the different rows say, each once. */
    private String contents() {
        return database.one(
                "select string_agg(distinct replace((to_jsonb(a) - 'id')::text, E'\\n', ' '), E'\\n') from metatables.audit a");
    }

    private AuditRecord full() {
        Map<UUID, Access> tables = new LinkedHashMap<>();
        tables.put(new UUID(1, 2), Access.READ);
        tables.put(new UUID(3, 4), Access.WRITE);
        return new AuditRecord(
                UUID.randomUUID(),
                AT,
                new AuditCaller(Optional.of(HOSTILE), Optional.of("\\N"), HOSTILE, database.login()),
                new AuditRequest(
                        OperationKind.UPSERT,
                        tables,
                        "0123456789abcdef".repeat(4),
                        Optional.of(HOSTILE),
                        List.of(HOSTILE, "", "NULL", "plain"),
                        Optional.of("{\"a\": \"\\\"\\\\ \\t\"}")),
                new AuditResult(
                        AuditOutcome.FAILED,
                        Optional.of(AuditNet.SCOPE),
                        Optional.of(HOSTILE),
                        Optional.of("42501"),
                        OptionalLong.of(7),
                        Optional.of(Duration.ofMillis(3))));
    }

    private AuditRecord bare() {
        return new AuditRecord(
                UUID.randomUUID(),
                AT,
                AuditCaller.nobody("", database.login()),
                new AuditRequest(
                        OperationKind.SELECT, Map.of(), "00".repeat(32), Optional.empty(), List.of(), Optional.empty()),
                new AuditResult(
                        AuditOutcome.SUCCEEDED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty()));
    }
}
