package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.MetaTables;
import org.metatables.access.AccessControl;
import org.metatables.access.Decision;
import org.metatables.access.Grantee;
import org.metatables.access.Permission;
import org.metatables.access.Principal;
import org.metatables.access.PrincipalSource;
import org.metatables.access.ThreadPrincipal;
import org.metatables.audit.AuditFilter;
import org.metatables.audit.AuditOutcome;
import org.metatables.audit.AuditRecord;
import org.metatables.audit.AuditTrail;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.catalog.Page;
import org.metatables.catalog.PageRequest;
import org.metatables.lifecycle.internal.OperationsGrants;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** The code of this module's README, compiled and run. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadmeTest {

    private final String password = "...";
    private final String url;
    private final DataSource dataSource;
    private final DataSource platformDataSource;
    private final DataSource administratorsDataSource;
    private GovernedDatabase database;
    private MetaTables metaTables;
    private UUID accountUid;
    private UUID accountLimitUid;

    ReadmeTest(TestDatabase server) {
        url = server.jdbcUrl();
        dataSource = server.dataSource();
        platformDataSource = server.dataSource();
        administratorsDataSource = server.dataSource();
    }

    @BeforeAll
    void makeTheLogin(TestDatabase server) throws SQLException {
        database = new GovernedDatabase(server);
        database.sql("""
                CREATE ROLE metatables_operations LOGIN NOINHERIT PASSWORD '...';
                """);
        accountUid = database.account();
        accountLimitUid = database.uid("account_limit");
        metaTables = MetaTables.connect(dataSource);
        try (Connection administrator = server.connect()) {
            BoundaryInstaller.install(administrator, BoundaryPlan.sealed("metatables_operations"));
            OperationsGrants.grant(administrator, "metatables_operations", List.of(accountUid, accountLimitUid));
        }
        database.addAccount("DELL", "US");
        database.sql("create extension if not exists pg_trgm");
        database.sql("create function limits_of(uuid) returns bigint language sql stable"
                + " as 'select count(*) from account_limit where account_uid = $1'");
    }

    @AfterAll
    void dropTheLogin() {
        database.dropRole("metatables_operations");
        database.close();
    }

    @Test
    void reads() {
        AccessControl.of(platformDataSource).grant(accountUid, Grantee.user("ada"), Permission.VIEW, "reads");

        PrincipalSource principals = PrincipalSource.fixed(Principal.user("ada"));
        try (GovernedOperations operations =
                GovernedOperations.open(url, "metatables_operations", password, principals)) {
            OperationResult accounts = operations.execute(Operation.select(
                            "select code, name from {account} where (:region is null or region = :region) order by code")
                    .read(accountUid, "account")
                    .parameter("region", null)
                    .maxRows(100)
                    .build());
            accounts.rows().forEach(row -> System.out.println(row.text("code").orElse("")));
        }

        assertThat(AuditTrail.of(dataSource)
                        .page(AuditFilter.any().by("ada").touching(accountUid), PageRequest.first(1))
                        .items())
                .singleElement()
                .satisfies(read -> assertThat(read.result().outcome()).isEqualTo(AuditOutcome.SUCCEEDED));
    }

    @Test
    @SuppressWarnings("try")
    void bindsAPrincipalToTheThread() {
        Operation operation = Operation.select("select currency from account_limit")
                .read(accountLimitUid)
                .build();
        decides(accountLimitUid);

        ThreadPrincipal principals = new ThreadPrincipal();
        try (GovernedOperations operations =
                GovernedOperations.open(url, "metatables_operations", password, principals)) {
            try (ThreadPrincipal.Binding ada =
                    principals.bind(Principal.user("ada").inTeams("risk"))) {
                operations.execute(operation);
            }
        }

        assertThat(MetaTables.connect(dataSource)
                        .platform(platformDataSource)
                        .accessControl()
                        .explain(Principal.user("ada").inTeams("risk"), accountLimitUid))
                .isInstanceOf(Decision.MayView.class);
    }

    private void decides(UUID uid) {
        AccessControl access = metaTables.platform(platformDataSource).accessControl();
        access.grant(uid, Grantee.team("risk"), Permission.EDIT, "maintains the limits");
        access.deny(uid, Grantee.user("ada"), Permission.EDIT, "on probation");
        access.explain(Principal.user("ada").inTeams("risk"), uid).reason();
    }

    @Test
    void readsTheAudit() {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        database.execute(
                Operation.delete("delete from account where code = 'nobody'").write(accountUid));

        AuditTrail trail = AuditTrail.of(dataSource);
        Page<AuditRecord> refused = trail.page(
                AuditFilter.any().since(yesterday).touching(accountUid).troubles(), PageRequest.first(50));
        Map<AuditOutcome, Long> counts = trail.counts(AuditFilter.any().by("ada"));

        assertThat(refused.items()).isEmpty();
        assertThat(counts).doesNotContainKey(AuditOutcome.REFUSED);
        assertThat(trail.counts(AuditFilter.any().by("tester"))).isNotEmpty();
    }

    @Test
    void listsFunctions() {
        AllowedFunctions functions = AllowedFunctions.of(administratorsDataSource);
        functions.allow("public.similarity(text, text)", Map.of(), "compares texts, and reads nothing");
        functions.allow(
                "public.limits_of(uuid)", Map.of(accountLimitUid, Access.READ), "sums up the limits of an account");
        functions.withdraw("public.similarity(text, text)");

        assertThat(functions.list()).extracting(AllowedFunction::signature).containsExactly("public.limits_of(uuid)");
    }

    @Test
    void looksIntoATable() {
        GovernedOperations operations = database.operations();

        RawQueryResult answer =
                operations.runQuery(RawQuery.of(accountUid, "select region, count(*) from account group by region"));

        assertThat(answer.ok()).isTrue();
    }

    @Test
    void streams() {
        GovernedOperations operations = database.operations();
        Operation everyAccount =
                Operation.select("select code from account").read(accountUid).build();

        try (Stream<Row> rows = operations.stream(everyAccount)) {
            rows.forEach(row -> System.out.println(row.text("code").orElse("")));
        }
    }

    @Test
    void loads() {
        GovernedOperations operations = database.operations();

        long rows = operations.load(
                BulkLoad.into(accountUid, "code", "name"), Stream.of(List.of("ACME", "Acme"), List.of("BOLT", "Bolt")));

        assertThat(rows).isEqualTo(2);
    }
}
