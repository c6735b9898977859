package org.metatables.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.catalog.Page;
import org.metatables.catalog.PageRequest;
import org.metatables.operation.OperationKind;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Questions to an audit of 6,000 rows in four partitions, one each minute, back from the end of 2031. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTrailTest {

    private static final Instant END = Instant.parse("2032-01-01T00:00:00Z");
    private static final UUID TABLE = UUID.fromString("00000000-0000-4000-8000-000000000003");

    private static final String ROWS = """
            select metatables.make_audit_partition(timestamptz '2031-09-01 00:00+00' + m * interval '1 month',
                                                   timestamptz '2031-09-01 00:00+00' + (m + 1) * interval '1 month')
            from generate_series(0, 3) m;
            insert into metatables.audit
              (id, at, principal, application, kind, tables, written, fingerprint, parameters, outcome, net)
            select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
              timestamptz '2032-01-01 00:00+00' - (n / 2 + 1) * interval '40 minutes', 'user ' || n % 50, 'test',
              case when n % 3 = 0 then 'update' else 'select' end,
              array[('00000000-0000-4000-8000-' || lpad(to_hex(n % 100), 12, '0'))::uuid], '{}', sha256((n % 20)::text::bytea), '{}',
              case when n % 200 = 7 then 'refused' else 'succeeded' end, case when n % 200 = 7 then 'analysis' end
            from generate_series(1, 6000) n;
            analyze metatables.audit
            """;

    private Connection connection;
    private AuditTrail trail;

    @BeforeAll
    void fill(TestDatabase server) throws SQLException {
        connection = server.connect();
        CatalogInstaller.installOrUpgrade(connection);
        try (var statement = connection.createStatement()) {
            statement.execute(ROWS);
        }
        trail = AuditTrail.of(connection);
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void givesAllRowsInPagesTheNewestFirstAlsoWhereTimesAreTheSame() {
        List<AuditRecord> all = all(AuditFilter.any(), 999);

        assertThat(all).hasSize(6_000).doesNotHaveDuplicates();
        assertThat(all)
                .isSortedAccordingTo((one, other) -> one.at().equals(other.at())
                        ? other.id().toString().compareTo(one.id().toString())
                        : other.at().compareTo(one.at()));
    }

    @Test
    void givesTheNextPageUnchangedWhileNewRowsCome() throws SQLException {
        connection.setAutoCommit(false);
        Page<AuditRecord> first = trail.page(AuditFilter.any(), PageRequest.first(10));
        PageRequest second = PageRequest.first(10).after(first.next().orElseThrow());
        List<AuditRecord> before = trail.page(AuditFilter.any(), second).items();
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into metatables.audit
                      (id, at, principal, application, kind, tables, written, fingerprint, parameters, outcome)
                    select gen_random_uuid(), timestamptz '2032-01-01 00:00+00', 'late', 'test', 'select', '{}', '{}', sha256('x'),
                      '{}', 'succeeded' from generate_series(1, 5)
                    """);
        }
        assertThat(trail.page(AuditFilter.any(), second).items()).isEqualTo(before);
        connection.rollback();
        connection.setAutoCommit(true);
    }

    @Test
    void findsRowsByWhatIsAskedFor() {
        AuditFilter any = AuditFilter.any();
        assertThat(all(any.by("user 7"), 1_000))
                .hasSize(120)
                .allMatch(row -> row.caller().principal().equals(Optional.of("user 7")));
        assertThat(all(any.touching(TABLE), 1_000)).hasSize(60);
        assertThat(all(any.troubles(), 1_000)).hasSize(30).isEqualTo(all(any.stoppedBy(AuditNet.ANALYSIS), 1_000));
        assertThat(all(any.with(AuditOutcome.REFUSED, AuditOutcome.UNKNOWN), 1_000))
                .hasSize(30);
        assertThat(all(any.of(OperationKind.UPDATE), 1_000)).hasSize(2_000);
        String fingerprint = all(any, 1_000).get(0).request().fingerprint();
        assertThat(all(any.withFingerprint(fingerprint), 1_000)).hasSize(300);
        assertThat(all(any.between(END.minus(1, ChronoUnit.DAYS), END), 1_000)).hasSize(71);
        assertThat(all(any.by("user 7").touching(TABLE), 10)).isEmpty();
    }

    @Test
    void counts() {
        assertThat(trail.counts(AuditFilter.any()))
                .isEqualTo(Map.of(AuditOutcome.SUCCEEDED, 5_970L, AuditOutcome.REFUSED, 30L));
        assertThat(trail.counts(AuditFilter.any().by("nobody"))).isEmpty();
    }

    @Test
    void refusesACursorThatIsNone() {
        for (String cursor : List.of("", "x", "MTIz", "!!", "MTIzL2FiYw")) {
            assertThatThrownBy(() -> trail.page(AuditFilter.any(), new PageRequest(1, Optional.of(cursor))))
                    .isInstanceOf(InvalidAuditCursorException.class);
        }
    }

    @Test
    void readsOneIndexOfThePartitionsInTheTimeAskedFor() throws SQLException {
        AuditFilter lastWeek = AuditFilter.any().between(END.minus(7, ChronoUnit.DAYS), END);
        assertThat(plan(lastWeek))
                .contains("audit_20311201_pkey")
                .doesNotContain("audit_20311101", "Seq Scan", "-> Sort");
        assertThat(plan(lastWeek.by("user 7")))
                .contains("audit_20311201_principal_at_idx")
                .doesNotContain("audit_20311101", "Seq Scan");
        assertThat(plan(lastWeek.troubles()))
                .contains("audit_20311201_at_id_idx")
                .doesNotContain("audit_20311101", "Seq Scan");
        assertThat(plan(lastWeek.touching(UUID.randomUUID())))
                .contains("audit_20311201_tables_idx")
                .doesNotContain("audit_20311101", "Seq Scan");
    }

    @Test
    void readsForALaterPageNoPartitionOfNewerRows() throws SQLException {
        Instant inOctober = Instant.parse("2031-10-15T00:00:00Z");
        AuditQuery query =
                new AuditQuery(AuditFilter.any()).behind(Optional.of(new AuditPosition(inOctober, UUID.randomUUID())));
        assertThat(explain(query))
                .contains("audit_20311001")
                .doesNotContain("audit_20311101", "audit_20311201", "-> Sort");
    }

    private List<AuditRecord> all(AuditFilter filter, int size) {
        List<AuditRecord> all = new ArrayList<>();
        PageRequest request = PageRequest.first(size);
        Page<AuditRecord> page = trail.page(filter, request);
        all.addAll(page.items());
        while (page.next().isPresent()) {
            page = trail.page(filter, request.after(page.next().get()));
            all.addAll(page.items());
        }
        return all;
    }

    private String plan(AuditFilter filter) throws SQLException {
        return explain(new AuditQuery(filter));
    }

    private String explain(AuditQuery query) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("explain (costs off) " + AuditTrail.sql(query, 21))) {
            query.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                StringBuilder plan = new StringBuilder();
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
                // The partition for all other times is small, and looked at each time.
                return plan.toString()
                        .replaceAll("(?m)^.*Seq Scan on audit_default.*\n", "")
                        .replaceAll("(?m)^ *-> +Sort\n(?=.*audit_default)", "");
            }
        }
    }
}
