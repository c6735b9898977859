package org.metatables.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.access.InitialAccess;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.boundary.Hindrance;
import org.metatables.boundary.Hindrance.Kind;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;
import org.metatables.registration.Registrar;
import org.metatables.registration.RegistrationRequest;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;
import org.metatables.verification.Verification;
import org.metatables.verification.VerifiedTable;

/** However a table becomes active, operations get their roles, and it is told what stands in their way. */
@PostgresTest
class HindrancesReportedTest {

    private static final String ROLE = "hindrances_test_operations";

    private static final TableDefinition ACCOUNT = Shop.table("account").build();
    private static final TableDefinition BASKET = Shop.table("basket").build();

    private final Database database;

    HindrancesReportedTest(TestDatabase database) {
        this.database = new Database(database);
    }

    @BeforeAll
    static void installBoundary(TestDatabase database) throws SQLException {
        database.createRole(ROLE, "secret");
        try (Connection administrator = database.connect()) {
            BoundaryInstaller.install(administrator, BoundaryPlan.sealed(ROLE));
        }
    }

    @BeforeEach
    void freshTables() throws SQLException {
        database.reset();
        database.execute("grant usage on schema public to public;" + Shop.ddl(ACCOUNT) + ";" + Shop.ddl(BASKET));
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    @Test
    void aStartUpGivesActiveTablesTheirRoles() throws SQLException {
        List<RegisteredTable> registered;
        try (Connection connection = database.connect()) {
            registered = StartUpRegistration.register(connection, startUp(ACCOUNT, BASKET));
        }

        assertThat(rights()).containsExactly("account|r|f", "account|w|t", "basket|r|f", "basket|w|t");
        assertThat(registered)
                .allSatisfy(table -> assertThat(table.hindrances()).isEmpty());
    }

    @Test
    void aStartUpTakesFourRoundTripsWhateverTheNumberOfTables() throws SQLException {
        for (int count : List.of(1, 50)) {
            database.reset();
            List<TableDefinition> tables = Shop.tables(count);
            database.execute(tables.stream().map(Shop::ddl).collect(Collectors.joining(";")));
            RegistrationPlan plan = startUp(tables.toArray(TableDefinition[]::new));
            try (Connection connection = WireTurns.connect(database.database())) {
                assertThat(WireTurns.of(() -> StartUpRegistration.register(connection, plan)))
                        .as("round trips for %s tables", count)
                        .isEqualTo(4);
            }
        }
    }

    @Test
    void twentyStartUpsAtOnceGiveEachTableItsRolesOnce() throws Exception {
        CyclicBarrier start = new CyclicBarrier(20);
        ExecutorService starters = Executors.newFixedThreadPool(20);
        try {
            List<Future<Long>> written = new ArrayList<>();
            for (int each = 0; each < 20; each++) {
                written.add(starters.submit((Callable<Long>) () -> {
                    try (Connection connection = database.connect()) {
                        start.await();
                        return StartUpRegistration.register(connection, startUp(ACCOUNT, BASKET)).stream()
                                .filter(RegisteredTable::isNew)
                                .count();
                    }
                }));
            }
            long all = 0;
            for (Future<Long> each : written) {
                all += each.get();
            }
            assertThat(all).isEqualTo(2);
        } finally {
            starters.shutdownNow();
        }
        assertThat(rights()).containsExactly("account|r|f", "account|w|t", "basket|r|f", "basket|w|t");
    }

    @Test
    void aStartUpWithoutABoundaryWritesNothing() throws SQLException {
        database.execute("drop role if exists hindrances_test_unbounded; create role hindrances_test_unbounded login");
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() -> StartUpRegistration.register(
                            connection, startUp(ACCOUNT).granting("hindrances_test_unbounded")))
                    .isInstanceOf(MissingBoundaryException.class);
            assertThatThrownBy(() -> StartUpRegistration.register(
                            connection, startUp(ACCOUNT).granting("nobody there")))
                    .isInstanceOf(MissingRoleException.class);
        }
        assertThat(database.rows("select uid from metatables.meta_table")).isEmpty();
        database.execute("drop role hindrances_test_unbounded");
    }

    @Test
    void aStartUpThatMayNotGrantSaysWhatTheOwnerIsToRun() throws SQLException {
        database.execute(
                "drop role if exists hindrances_test_app; create role hindrances_test_app login password 'secret';"
                        + "grant select, insert on metatables.meta_table to hindrances_test_app");
        List<Hindrance> rights;
        try (Connection connection = database.database()
                .dataSourceFor("hindrances_test_app", "secret")
                .getConnection()) {
            rights = StartUpRegistration.register(connection, startUp(ACCOUNT))
                    .get(0)
                    .hindrances();
        }
        assertThat(rights).extracting(Hindrance::kind).containsExactlyInAnyOrder(Kind.READER_RIGHT, Kind.WRITER_RIGHT);

        for (Hindrance each : rights) {
            database.execute(each.object());
        }

        assertThat(rights()).containsExactly("account|r|f", "account|w|t");
        database.execute("drop owned by hindrances_test_app; drop role hindrances_test_app");
    }

    @Test
    void whoRegistersAnExternalTableIsToldWhatItsOwnerIsToRun() throws SQLException {
        database.execute(
                "drop role if exists hindrances_test_app; create role hindrances_test_app login password 'secret';"
                        + "grant usage on schema metatables to hindrances_test_app; grant select on account to hindrances_test_app;"
                        + "grant select, insert, update on metatables.meta_table to hindrances_test_app");
        RegistrationRequest external = RegistrationRequest.parse("""
                {"data_source_uid": "%s", "management_mode": "external_registered",
                 "table_contract": {"physical": {"schema": "public", "table_name": "account"}, "columns": []}}
                """.formatted(
                        database.rows("select uid from metatables.data_source").get(0)));
        Registrar registrar = Registrar.of(database.database().dataSourceFor("hindrances_test_app", "secret"))
                .granting(ROLE);

        List<Hindrance> rights = registrar.register(external).get(0).hindrances();

        assertThat(rights).extracting(Hindrance::kind).containsExactlyInAnyOrder(Kind.READER_RIGHT, Kind.WRITER_RIGHT);
        for (Hindrance each : rights) {
            database.execute(each.object());
        }
        assertThat(registrar.register(external).get(0).hindrances()).isEmpty();
        database.execute("drop owned by hindrances_test_app; drop role hindrances_test_app");
    }

    @Test
    void aTableThatComesBackGetsItsRightsBack() throws SQLException {
        migrate(ACCOUNT);
        database.execute("drop table account;" + Shop.ddl(ACCOUNT));
        Verification verification = Verification.of(database.database().dataSource());

        assertThat(verified(verification, "account"))
                .extracting(Hindrance::kind)
                .containsExactlyInAnyOrder(Kind.READER_RIGHT, Kind.WRITER_RIGHT);
        verification.granting(ROLE).verify();

        assertThat(verified(verification, "account")).isEmpty();
        assertThat(rights()).containsExactly("account|r|f", "account|w|t");
    }

    @Test
    void whatStandsInTheWayIsToldByMigrationsAndVerifications() throws SQLException {
        database.execute("""
                create function noted() returns text language sql immutable as $$ select 'x' $$;
                create function domain_noted(text) returns boolean language sql immutable as 'select true';
                create function index_noted(text) returns text language sql immutable as 'select $1';
                create function part_noted(uuid) returns boolean language sql immutable as 'select true';
                create function follow() returns trigger language plpgsql as $$ begin return new; end $$;
                create function lead() returns trigger language plpgsql security definer set search_path = pg_catalog
                  as $$ begin return new; end $$;
                create domain noted_text as text check (domain_noted(value));
                revoke execute on function noted(), domain_noted(text), index_noted(text), part_noted(uuid) from public;
                alter table account add column defaulted text default noted(), add column held noted_text[],
                  add column made text generated always as (noted()) stored;
                create index on account (index_noted(code));
                create trigger follows after insert on account for each row execute function follow();
                create trigger leads before insert on account for each row execute function lead();
                create trigger asleep before insert on account for each row execute function follow();
                alter table account disable trigger asleep;
                create trigger same before update on account for each row execute function suppress_redundant_updates_trigger();
                create table account_part (check (part_noted(uid))) inherits (account);
                alter table basket enable row level security;
                """);

        FinalisationReport report = migrate(ACCOUNT, BASKET);

        assertThat(report.ok()).isTrue();
        List<Hindrance> account = report.tables().get(0).hindrances();
        assertThat(account)
                .extracting(hindrance -> hindrance.kind() + " " + hindrance.object())
                .containsExactlyInAnyOrder(
                        "DEFAULT grant execute on function noted() to metatables_scope",
                        "FUNCTION grant execute on function noted() to metatables_scope",
                        "FUNCTION grant execute on function domain_noted(text) to metatables_scope",
                        "FUNCTION grant execute on function index_noted(text) to metatables_scope",
                        "FUNCTION grant execute on function part_noted(uuid) to metatables_scope",
                        "TRIGGER follows follow()");
        assertThat(report.tables().get(1).hindrances())
                .extracting(Hindrance::kind)
                .containsExactlyInAnyOrder(
                        Kind.POLICY_SELECT, Kind.POLICY_INSERT, Kind.POLICY_UPDATE, Kind.POLICY_DELETE);
        assertThat(report.lines())
                .anyMatch(line -> line.contains("trigger that runs with the rights of the operation")
                        && line.contains("follows follow()")
                        && line.contains("alter function follow() security definer"))
                .anyMatch(line -> line.startsWith("public.basket: The table has row-level security")
                        && line.contains("create policy operations_select on public.basket"));
        assertThat(verified(Verification.of(database.database().dataSource()), "account"))
                .containsExactlyInAnyOrderElementsOf(account);
        assertThat(migrate(ACCOUNT, BASKET).tables().get(0).hindrances())
                .as("also where nothing is granted")
                .containsExactlyInAnyOrderElementsOf(account);
    }

    @Test
    void aSchemaThatTheLoginMayNotOpenIsNamed() throws SQLException {
        PhysicalName name = new PhysicalName("shut", "account");
        TableDefinition shut = Shop.table(name).build();
        database.execute(
                "drop schema if exists shut cascade; drop role if exists hindrances_test_app; create schema shut;"
                        + Shop.ddl(shut) + ";create role hindrances_test_app login password 'secret';"
                        + "grant select, insert on metatables.meta_table to hindrances_test_app; grant usage on schema shut to hindrances_test_app;"
                        + "alter table shut.account owner to hindrances_test_app");
        try (Connection connection = database.database()
                .dataSourceFor("hindrances_test_app", "secret")
                .getConnection()) {
            assertThat(StartUpRegistration.register(connection, startUp(shut))
                            .get(0)
                            .hindrances())
                    .extracting(Hindrance::object)
                    .containsExactlyInAnyOrder(
                            "grant usage on schema shut to metatables_scope", "grant usage on schema shut to " + ROLE);
        }
        database.execute("drop schema shut cascade; drop owned by hindrances_test_app; drop role hindrances_test_app");
    }

    private static RegistrationPlan startUp(TableDefinition... tables) {
        List<PhysicalName> names =
                Arrays.stream(tables).map(TableDefinition::name).toList();
        return new RegistrationPlan(
                        new DefinitionSet(
                                Shop.PROVIDER, Arrays.asList(tables), new DefinitionOrigin("test", "none", "none")),
                        Optional.empty(),
                        Set.copyOf(names),
                        Set.copyOf(names),
                        InitialAccess.none(),
                        Optional.empty())
                .granting(ROLE);
    }

    private FinalisationReport migrate(TableDefinition... tables) throws SQLException {
        try (Connection connection = database.connect()) {
            Migration migration =
                    Migration.begin(connection, Shop.update(tables).granting(ROLE));
            migration.reserve();
            return migration.finalise(FinalisationMode.STRICT);
        }
    }

    private static List<Hindrance> verified(Verification verification, String table) {
        return verification.report().tables().stream()
                .filter(row -> row.name().table().equals(table))
                .map(VerifiedTable::hindrances)
                .findFirst()
                .orElseThrow();
    }

    /** The tables that a role of theirs may read, the kind of the role, and whether it may write. */
    private List<String> rights() throws SQLException {
        return database.rows("""
                select m.physical_table_name, k.kind, has_table_privilege(r.oid, m.physical_table_name, 'insert')
                from metatables.meta_table m
                cross join (values ('r'), ('w')) k (kind)
                join pg_roles r on r.rolname = metatables_boundary.table_role(k.kind, m.uid)
                where m.physical_table_name <> 'databasechangelog'
                  and has_table_privilege(r.oid, m.physical_table_name, 'select')
                order by 1, 2
                """);
    }
}
