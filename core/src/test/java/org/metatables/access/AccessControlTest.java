package org.metatables.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.access.Permission.EDIT;
import static org.metatables.access.Permission.VIEW;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.MetaTables;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.catalog.InvalidCursorException;
import org.metatables.catalog.Page;
import org.metatables.catalog.PageRequest;
import org.metatables.catalog.TableNotFoundException;
import org.metatables.catalog.internal.CatalogLock;
import org.metatables.lifecycle.Database;
import org.metatables.lifecycle.WireTurns;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessControlTest {

    private static final Grantee ADA = Grantee.user("ada");
    private static final Grantee RISK = Grantee.team("risk");

    private final Database database;
    private AccessControl access;
    private UUID table;

    AccessControlTest(TestDatabase server) {
        database = new Database(server);
    }

    @BeforeAll
    void installCatalog() throws SQLException {
        database.reset();
        access = MetaTables.connect(database.database().dataSource())
                .platform(database.database().dataSource())
                .accessControl();
    }

    @AfterAll
    void disconnect() throws SQLException {
        database.close();
    }

    /** Each test has a table of its own. */
    @BeforeEach
    void freshTable() throws SQLException {
        table = register("t_" + UUID.randomUUID().toString().replace("-", ""));
    }

    @Test
    void aGrantSaysWhoGaveItAndWhyAndIsHistoryOnceRevoked() {
        AccessControl grace = access.inTheNameOf(PrincipalSource.fixed(Principal.user("grace")));

        AccessEntry granted = grace.grant(table, ADA, EDIT, "  maintains the limits ");
        List<AccessEntry> revoked = access.revoke(table, ADA, EDIT, "left the team");

        assertThat(granted.given().reason()).isEqualTo("maintains the limits");
        assertThat(granted.given().principal()).contains("grace");
        assertThat(granted.given().login()).isEqualTo(database.database().username());
        assertThat(granted.inForce()).isTrue();
        assertThat(revoked).singleElement().satisfies(entry -> {
            assertThat(entry.given()).isEqualTo(granted.given());
            assertThat(entry.inForce()).isFalse();
            assertThat(entry.ended().orElseThrow().reason()).isEqualTo("left the team");
            assertThat(entry.ended().orElseThrow().principal()).isEmpty();
            assertThat(entry.ended().orElseThrow().at())
                    .isAfterOrEqualTo(entry.given().at());
        });
        assertThat(access.entries(table)).isEmpty();
        assertThat(access.history(table)).isEqualTo(revoked);
    }

    @Test
    void toGrantTwiceIsToGrantOnce() {
        AccessEntry first = access.grant(table, ADA, VIEW, "first");

        assertThat(access.grant(table, ADA, VIEW, "second")).isEqualTo(first);
        assertThat(access.history(table)).containsExactly(first);
    }

    @Test
    void whoLosesViewLosesEditAndWhoLosesEditKeepsAViewOfItsOwn() {
        access.grant(table, ADA, VIEW, "reads");
        access.grant(table, ADA, EDIT, "writes");
        access.revoke(table, ADA, EDIT, "no longer writes");
        assertThat(may(ADA)).isEqualTo("view");

        access.grant(table, ADA, EDIT, "writes again");
        assertThat(access.revoke(table, ADA, VIEW, "gone")).hasSize(2);
        assertThat(may(ADA)).isEqualTo("nothing");

        access.grant(table, ADA, EDIT, "writes");
        access.revoke(table, ADA, EDIT, "gone");
        assertThat(may(ADA)).as("view was only included in edit").isEqualTo("nothing");
    }

    @Test
    void toRevokeWhatWasNotGrantedDoesNothing() {
        access.grant(table, RISK, EDIT, "the team's table");

        assertThat(access.revoke(table, ADA, VIEW, "never had it")).isEmpty();
        assertThat(access.liftDenial(table, RISK, VIEW, "was not denied")).isEmpty();
        assertThat(access.entries(table)).hasSize(1);
    }

    @Test
    void aDenialHoldsUntilItIsLifted() {
        access.grant(table, RISK, EDIT, "the team's table");
        access.deny(table, ADA, VIEW, "investigation");
        assertThat(may(ADA, "risk")).isEqualTo("nothing");

        access.grant(table, ADA, EDIT, "a grant does not help");
        assertThat(may(ADA, "risk")).isEqualTo("nothing");
        assertThat(access.liftDenial(table, ADA, EDIT, "another denial")).isEmpty();
        assertThat(access.liftDenial(table, ADA, VIEW, "cleared")).hasSize(1);
        assertThat(may(ADA, "risk")).isEqualTo("edit");
    }

    @Test
    void explainsByTheEntryThatDecides() {
        access.grant(table, RISK, EDIT, "the team's table");
        access.inTheNameOf(PrincipalSource.fixed(Principal.user("grace"))).deny(table, ADA, EDIT, "on probation");
        Principal ada = Principal.user("ada").inTeams("risk");

        Decision decision = access.explain(ada, table);

        assertThat(decision).isInstanceOf(Decision.MayView.class);
        assertThat(decision.reason())
                .matches("The team risk is granted edit, since 20\\S+Z by the login \\S+: the team's table\\. "
                        + "The user ada is denied edit, since 20\\S+Z by grace \\(login \\S+\\): on probation\\.");
        assertThat(access.explain(Principal.user("eve"), table).reason())
                .isEqualTo("Neither the user nor a team of the user is granted view.");
        assertThat(access.withVisibility(Visibility.VIEW).explain(Principal.user("eve"), table))
                .isInstanceOf(Decision.MayView.class);
    }

    @Test
    void listsWhatCountsForAGranteePageByPage() throws SQLException {
        Grantee somebody = Grantee.user("user of " + table);
        UUID other = register("a_" + UUID.randomUUID().toString().replace("-", ""));
        UUID third = register("b_" + UUID.randomUUID().toString().replace("-", ""));
        access.grant(table, somebody, VIEW, "reads");
        access.deny(other, somebody, EDIT, "never writes");
        access.grant(third, somebody, VIEW, "reads");
        PageRequest two = PageRequest.first(2);

        Page<AccessEntry> first = access.entries(somebody, two);
        access.revoke(table, somebody, VIEW, "no longer");
        access.grant(other, somebody, VIEW, "reads");
        Page<AccessEntry> second =
                access.entries(somebody, two.after(first.next().orElseThrow()));

        assertThat(first.items()).extracting(AccessEntry::table).containsExactly(table, other);
        assertThat(second.items()).extracting(AccessEntry::table).containsExactly(third, other);
        assertThat(second.next()).isEmpty();
        assertThatThrownBy(() -> access.entries(somebody, two.after("none")))
                .isInstanceOf(InvalidCursorException.class);

        database.execute("delete from metatables.meta_table where uid = '" + other + "'");
        assertThat(access.entries(somebody, two).items())
                .extracting(AccessEntry::table)
                .containsExactly(third);
        assertThatThrownBy(() -> access.history(other)).isInstanceOf(TableNotFoundException.class);
    }

    @Test
    void aTableThatIsNotThereIsSaidToBeUnknown() {
        UUID nowhere = UUID.randomUUID();

        for (Runnable call : List.<Runnable>of(
                () -> access.grant(nowhere, ADA, VIEW, "why not"),
                () -> access.revoke(nowhere, ADA, VIEW, "why not"),
                () -> access.deny(nowhere, ADA, VIEW, "why not"),
                () -> access.liftDenial(nowhere, ADA, VIEW, "why not"),
                () -> access.entries(nowhere),
                () -> access.explain(Principal.user("ada"), nowhere))) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(TableNotFoundException.class)
                    .hasMessageContaining(nowhere.toString());
        }
    }

    @Test
    void aChangeNeedsAReason() {
        for (String reason : List.of("", " \n", "x".repeat(2_001), "a\0b", "\ud800")) {
            assertThatThrownBy(() -> access.grant(table, ADA, VIEW, reason)).isInstanceOf(InvalidReasonException.class);
            assertThatThrownBy(() -> access.liftDenial(table, ADA, VIEW, reason))
                    .isInstanceOf(InvalidReasonException.class);
        }
        assertThat(access.history(table)).isEmpty();
    }

    @Test
    void namesOfAnyScriptAndTheLongestOneAreKept() {
        for (String name : List.of("👩‍💻 O'Brien; drop table x --", "日".repeat(500), "%_\\'\"$$")) {
            access.grant(table, Grantee.user(name), VIEW, "reads");
            access.grant(table, Grantee.team(name), EDIT, "reads");

            assertThat(access.entries(Grantee.user(name), PageRequest.first(2)).items())
                    .hasSize(1);
            assertThat(may(Grantee.user(name))).isEqualTo("view");
            assertThat(may(ADA, name)).isEqualTo("edit");
        }
    }

    @Test
    void eachChangeIsOneRoundTrip() throws SQLException {
        try (Connection connection = WireTurns.connect(database.database())) {
            AccessControl counted = AccessControl.of(connection);
            counted.grant(table, ADA, VIEW, "first");

            assertThat(WireTurns.of(() -> counted.grant(table, ADA, EDIT, "counted")))
                    .isEqualTo(1);
            assertThat(WireTurns.of(() -> counted.revoke(table, ADA, EDIT, "counted")))
                    .isEqualTo(1);
            assertThat(WireTurns.of(() -> counted.explain(Principal.user("ada"), table)))
                    .isEqualTo(1);
        }
    }

    @Test
    void administratorsWhoDoTheSameAtOnceDoItOnce() throws Exception {
        ExecutorService administrators = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int call = 0; call < 24; call++) {
                int which = call % 3;
                calls.add(administrators.submit(() -> switch (which) {
                    case 0 -> access.grant(table, ADA, EDIT, "at once");
                    case 1 -> access.deny(table, RISK, VIEW, "at once");
                    default -> access.actingRights().allow(ADA, Grantee.user("user of " + table), "at once");
                }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        } finally {
            administrators.shutdown();
        }
        assertThat(access.history(table)).hasSize(2);
        assertThat(access.actingRights().history(ADA))
                .filteredOn(right -> right.actsFor().name().contains(table.toString()))
                .hasSize(1);
    }

    @Test
    void anAdministratorWhoIsKilledLeavesNothingAndHoldsUpNobody() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection killed = database.connect();
                Statement statement = killed.createStatement()) {
            killed.setAutoCommit(false);
            statement.execute(CatalogLock.TAKE);
            statement.execute("insert into metatables.access_entry (table_uid, grantee, effect, permission, reason)"
                    + " values ('" + table + "', 'user:ada', 'granted', 'edit', 'not committed')");
            Future<AccessEntry> waiting = other.submit(() -> access.grant(table, ADA, EDIT, "committed"));
            Database.await(
                    () -> database.rows("select count(*) > 0 from pg_locks where locktype = 'advisory' and not granted")
                            .contains("t"));

            database.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted"
                    + " and database = (select oid from pg_database where datname = current_database())");

            assertThat(waiting.get().given().reason()).isEqualTo("committed");
            assertThat(access.history(table)).hasSize(1);
        } finally {
            other.shutdown();
        }
    }

    @Test
    void whoMayNotWriteTheCatalogMayNeitherReadNorChangeWhatIsGranted() {
        String login = "access_stranger_" + database.database().name();
        database.database().createRole(login, "secret");
        AccessControl stranger = AccessControl.of(database.database().dataSourceFor(login, "secret"));

        assertThatThrownBy(() -> stranger.grant(table, Grantee.user("eve"), EDIT, "for myself"))
                .isInstanceOf(CatalogAccessException.class)
                .hasMessageContaining("42501");
        assertThatThrownBy(() -> stranger.entries(table)).isInstanceOf(CatalogAccessException.class);
        assertThatThrownBy(() -> stranger.entries(ADA, PageRequest.first(1)))
                .isInstanceOf(CatalogAccessException.class);
        assertThatThrownBy(() -> stranger.actingRights().of(ADA)).isInstanceOf(CatalogAccessException.class);
        assertThat(access.entries(table)).isEmpty();
    }

    @Test
    void theRightToActForSomebodyIsGivenAndWithdrawnWithReasons() {
        ActingRights rights = access.actingRights();
        Grantee batch = Grantee.user("batch of " + table);

        ActingRight given = rights.allow(batch, RISK, "nightly corrections");
        assertThat(rights.allow(batch, RISK, "again")).isEqualTo(given);
        assertThat(rights.of(batch)).containsExactly(given);
        assertThat(rights.withdraw(batch, RISK, "job is gone")).hasSize(1);
        assertThat(rights.withdraw(batch, RISK, "job is gone")).isEmpty();
        assertThat(rights.of(batch)).isEmpty();
        assertThat(rights.history(batch)).singleElement().satisfies(right -> {
            assertThat(right.given()).isEqualTo(given.given());
            assertThat(right.inForce()).isFalse();
        });
        assertThatThrownBy(() -> rights.allow(batch, RISK, " ")).isInstanceOf(InvalidReasonException.class);
    }

    private String may(Grantee user, String... teams) {
        Decision decision = access.explain(Principal.user(user.name()).inTeams(teams), table);
        return decision.allows(EDIT) ? "edit" : decision.allows(VIEW) ? "view" : "nothing";
    }

    private UUID register(String name) throws SQLException {
        return UUID.fromString(database.rows("""
                        insert into metatables.meta_table (
                          data_source_uid, physical_schema, physical_table_name, namespace, management_mode,
                          schema_management_mode, provisioning_status, table_kind, contract, fingerprint)
                        select uid, 'public', '%s', 'test', 'external_registered', 'external_registered', 'active',
                          'relational', '{"version": "relational-table.v1", "columns": []}', 'none'
                        from metatables.data_source
                        returning uid
                        """.formatted(name)).get(0));
    }
}
