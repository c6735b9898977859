package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.metatables.Problem;
import org.metatables.access.AccessControl;
import org.metatables.access.Grantee;
import org.metatables.access.NoPrincipalException;
import org.metatables.access.Permission;
import org.metatables.access.Principal;
import org.metatables.access.PrincipalDirectory;
import org.metatables.access.ThreadPrincipal;
import org.metatables.access.Visibility;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogFilter;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.Page;
import org.metatables.catalog.PageRequest;
import org.metatables.catalog.Search;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Who may do what, and what those learn who may not. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private static final Principal ADA = Principal.user("ada").inTeams("risk", "audit");
    private static final Principal BOB = Principal.user("bob");
    private static final Grantee USER = Grantee.user("ada");
    private static final Grantee TEAM = Grantee.team("risk");
    private static final String WHY = "for the test";

    private final ThreadPrincipal principals = new ThreadPrincipal();
    private final Map<Visibility, GovernedOperations> operations = new HashMap<>();
    private GovernedDatabase database;
    private AccessControl access;
    private UUID item;

    @BeforeAll
    void open(TestDatabase server) {
        database = new GovernedDatabase(server);
        database.sql("create table item (id int primary key, name text)");
        database.sql("grant select, insert, update, delete on item to " + database.login());
        item = database.govern("item");
        access = AccessControl.of(server.dataSource());
        for (Visibility visibility : Visibility.values()) {
            operations.put(
                    visibility,
                    GovernedOperations.open(
                            config().withCatalogFreshness(Duration.ZERO).withVisibility(visibility)));
        }
    }

    @AfterAll
    void close() {
        operations.values().forEach(GovernedOperations::close);
        database.close();
    }

    @BeforeEach
    void nothingIsGranted() {
        database.sql("delete from metatables.access_entry where table_uid = '" + item + "'");
        database.sql("delete from metatables.acting_right");
    }

    private OperationsConfig config() {
        return database.config()
                .withPool(2, Duration.ofSeconds(10))
                .withPrincipals(principals)
                .withDirectory(directory());
    }

    private static PrincipalDirectory directory() {
        return user ->
                Stream.of(ADA, BOB).filter(known -> known.user().equals(user)).findFirst();
    }

    static Stream<Arguments> matrix() {
        return Stream.of(
                row("nothing", Visibility.CLOSED, given -> {}),
                row("view", Visibility.VIEW, given -> {}),
                row("edit", Visibility.EDIT, given -> {}),
                row("view", Visibility.CLOSED, given -> given.grant(USER, Permission.VIEW)),
                row("edit", Visibility.CLOSED, given -> given.grant(USER, Permission.EDIT)),
                row("view", Visibility.CLOSED, given -> given.grant(TEAM, Permission.VIEW)),
                row("edit", Visibility.CLOSED, given -> given.grant(TEAM, Permission.EDIT)),
                row("edit", Visibility.VIEW, given -> given.grant(TEAM, Permission.EDIT)),
                row("nothing", Visibility.CLOSED, given -> given.grant(Grantee.user("risk"), Permission.EDIT)),
                row("nothing", Visibility.CLOSED, given -> given.grant(Grantee.team("ada"), Permission.EDIT)),
                row("edit", Visibility.CLOSED, given -> given.create(USER)),
                row("edit", Visibility.CLOSED, given -> given.create(TEAM)),
                row("nothing", Visibility.CLOSED, given -> given.create(USER).deny(TEAM, Permission.VIEW)),
                row("view", Visibility.CLOSED, given -> given.create(USER).deny(USER, Permission.EDIT)),
                row(
                        "nothing",
                        Visibility.CLOSED,
                        given -> given.grant(USER, Permission.EDIT).deny(TEAM, Permission.VIEW)),
                row(
                        "view",
                        Visibility.CLOSED,
                        given -> given.grant(TEAM, Permission.EDIT).deny(USER, Permission.EDIT)),
                row("nothing", Visibility.EDIT, given -> given.deny(TEAM, Permission.VIEW)),
                row("view", Visibility.EDIT, given -> given.deny(TEAM, Permission.EDIT)),
                row("edit", Visibility.EDIT, given -> given.deny(Grantee.team("others"), Permission.VIEW)));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void eachKindOfOperationNeedsItsPermission(String may, Visibility visibility, Setup setup) {
        setup.make(new Given());

        assertThat(outcome(visibility, select())).isEqualTo(may.equals("nothing") ? "unknown" : "done");
        for (Operation write : writes()) {
            assertThat(outcome(visibility, write))
                    .as(write.kind().wireName())
                    .isEqualTo(may.equals("nothing") ? "unknown" : may.equals("view") ? "needs edit" : "done");
        }
        assertThat(outcome(
                        visibility,
                        Operation.select("select name from item").write(item).build()))
                .as("a read that declares write access")
                .isEqualTo(may.equals("nothing") ? "unknown" : may.equals("view") ? "needs edit" : "done");
    }

    @Test
    void aWriteReadsTheSameTableAndOnlyViewsTheOthers() {
        access.grant(item, USER, Permission.EDIT, WHY);
        access.grant(database.account(), USER, Permission.VIEW, WHY);
        Operation write = Operation.insert(
                        "insert into item select 7, name from account union all select 8, name from item where false")
                .write(item)
                .read(database.account())
                .build();

        assertThat(outcome(Visibility.CLOSED, write)).isEqualTo("done");
        access.revoke(database.account(), USER, Permission.VIEW, WHY);
        assertThat(outcome(Visibility.CLOSED, write)).isEqualTo("unknown");
    }

    @Test
    void whoMayViewButNotEditIsToldSo() {
        access.grant(item, TEAM, Permission.EDIT, "the team's table");
        access.deny(item, USER, Permission.EDIT, "a reason that is nobody's business");

        assertThatThrownBy(() -> as(ADA, () -> execute(Visibility.CLOSED, writes().get(0))))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage(
                        "The scope declares write access to public.item, which ada may view but not edit. The team risk"
                                + " is granted edit. The user ada is denied edit. Table: public.item. Uid: " + item
                                + ". Declare read access if the statement only reads the table, or ask an administrator to"
                                + " grant edit.");
    }

    @Test
    void aTableThatMayNotBeSeenIsTheSameAsOneThatIsNotThere() {
        UUID reserved = hidden("hidden_reserved", "provisioning_status = 'reserved'");
        UUID ghost = hidden("hidden_ghost", "physical_table_name = 'dropped'");
        UUID disabled = hidden("hidden_disabled", "provisioning_status = 'active'");
        database.sql("insert into metatables.data_source (name, storage_access_mode) values ('off', 'disabled')");
        database.sql("update metatables.meta_table set data_source_uid = (select uid from metatables.data_source"
                + " where name = 'off') where uid = '" + disabled + "'");
        access.grant(database.account(), USER, Permission.VIEW, WHY);
        UUID denied = database.uid("account_limit");
        access.grant(denied, USER, Permission.EDIT, WHY);
        access.deny(denied, TEAM, Permission.VIEW, WHY);
        for (List<OperationBuilder> expected : List.of(attempts(UUID.randomUUID()))) {
            for (UUID hidden : List.of(item, reserved, ghost, disabled, denied)) {
                List<OperationBuilder> actual = attempts(hidden);
                for (int attempt = 0; attempt < actual.size(); attempt++) {
                    Operation wanted = expected.get(attempt).build();
                    Operation tried = actual.get(attempt).build();
                    assertThat(told(tried, hidden)).isEqualTo(told(wanted, uidIn(wanted)));
                }
            }
        }
        access.revoke(database.account(), USER, Permission.VIEW, WHY);
        access.liftDenial(denied, TEAM, Permission.VIEW, WHY);
        access.revoke(denied, USER, Permission.VIEW, WHY);
    }

    private static UUID uidIn(Operation operation) {
        return operation
                .scope()
                .tables()
                .get(operation.scope().tables().size() - 1)
                .uid();
    }

    /** The table alone, written, with other tables before it, with an alias, under every policy. */
    private List<OperationBuilder> attempts(UUID uid) {
        return List.of(
                Operation.select("select 1").read(uid),
                Operation.select("select * from {x}").read(uid, "x"),
                Operation.select("select * from {x}, account")
                        .read(database.account())
                        .read(uid, "x"),
                Operation.update("update {x} set id = 1").write(uid, "x"),
                Operation.delete("delete from account").write(uid),
                Operation.select("this is no statement").read(uid),
                Operation.select("select :p").read(uid));
    }

    private UUID hidden(String table, String change) {
        database.sql("create table " + table + " (id int)");
        UUID uid = database.govern(table);
        database.sql("delete from metatables.access_entry where table_uid = '" + uid + "'");
        database.sql("update metatables.meta_table set " + change + " where uid = '" + uid + "'");
        return uid;
    }

    private String told(Operation operation, UUID uid) {
        Throwable error = catchThrowable(() -> as(ADA, () -> execute(Visibility.CLOSED, operation)));
        Problem problem = ((OperationException) error).problem();
        return String.join(
                        "\n",
                        error.getClass().getName(),
                        error.getMessage(),
                        problem.toString(),
                        String.valueOf(error.getCause()))
                .replace(uid.toString(), "<uid>");
    }

    @Test
    void theNumberOfRoundTripsDoesNotTellWhatIsHidden(TestDatabase server) throws Exception {
        String url = server.jdbcUrl() + (server.jdbcUrl().contains("?") ? "&" : "?") + "socketFactory="
                + CountingSocketFactory.class.getName();
        try (GovernedOperations counted = GovernedOperations.open(
                OperationsConfig.of(url, database.login(), GovernedDatabase.PASSWORD, principals)
                        .withPool(1, Duration.ofSeconds(5))
                        .withCatalogFreshness(Duration.ofHours(1)))) {
            Operation unknown =
                    Operation.select("select 1").read(UUID.randomUUID()).build();
            access.grant(item, Grantee.user("bob"), Permission.VIEW, WHY);
            as(BOB, () -> counted.execute(select()));
            List<Long> messages = new ArrayList<>();
            for (Operation operation : List.of(unknown, select(), unknown, select())) {
                long before = CountingSocketFactory.MESSAGES.get();
                assertThatThrownBy(() -> as(ADA, () -> counted.execute(operation)))
                        .isInstanceOf(UnusableTableException.class);
                messages.add(CountingSocketFactory.MESSAGES.get() - before);
            }
            assertThat(messages.subList(1, 4)).containsOnly(messages.get(1));
        }
    }

    @Test
    void whatIsGrantedCountsAtOnceAndAStatementThatOthersExecutedTellsNothing() throws Exception {
        try (GovernedOperations believing =
                GovernedOperations.open(config().withCatalogFreshness(Duration.ofHours(1)))) {
            access.grant(item, Grantee.user("bob"), Permission.EDIT, WHY);
            for (Operation operation :
                    Stream.concat(Stream.of(select()), writes().stream()).toList()) {
                as(BOB, () -> believing.execute(operation));
                assertThatThrownBy(() -> as(ADA, () -> believing.execute(operation)))
                        .isInstanceOf(UnusableTableException.class);
            }
            access.grant(item, USER, Permission.VIEW, WHY);
            as(ADA, () -> believing.execute(select()));
            assertThatThrownBy(() -> as(ADA, () -> believing.execute(writes().get(0))))
                    .isInstanceOf(AccessRefusedException.class);
            access.grant(item, TEAM, Permission.EDIT, WHY);
            as(ADA, () -> believing.execute(writes().get(1)));
        }
    }

    @Test
    void aNameInAStatementTellsNoMoreThanAUid() {
        access.grant(database.account(), USER, Permission.VIEW, WHY);
        access.grant(database.account(), Grantee.user("bob"), Permission.VIEW, WHY);
        access.grant(item, Grantee.user("bob"), Permission.VIEW, WHY);
        try {
            for (String text : List.of(
                    "select * from %s",
                    "select * from public.%s", "select code, (select 1 from %s) from account", "table %s")) {
                Operation hidden = Operation.select(text.formatted("item"))
                        .read(database.account())
                        .build();
                Operation missing = Operation.select(text.formatted("itex"))
                        .read(database.account())
                        .build();
                for (int time = 0; time < 2; time++) {
                    assertThat(error(BOB, hidden))
                            .as("may see it")
                            .contains("item")
                            .contains("scope");
                    assertThat(error(ADA, hidden)).isEqualTo(error(ADA, missing).replace("itex", "item"));
                }
                assertThat(error(ADA, hidden)).isNotEqualTo(error(BOB, hidden));
            }
        } finally {
            access.revoke(database.account(), USER, Permission.VIEW, WHY);
            access.revoke(database.account(), Grantee.user("bob"), Permission.VIEW, WHY);
        }
    }

    @Test
    void aConstraintOfAHiddenTableIsNotNamed() {
        database.sql("create table hidden_child (item_id int references item); insert into item values (4, 'x');"
                + " insert into hidden_child values (4)");
        access.grant(item, USER, Permission.EDIT, WHY);

        assertThat(error(
                        ADA,
                        Operation.delete("delete from item where id = 4")
                                .write(item)
                                .build()))
                .contains("a constraint of a table outside of the scope")
                .doesNotContain("hidden_child");
        database.sql("drop table hidden_child; delete from item");
    }

    private String error(Principal principal, Operation operation) {
        Throwable error = catchThrowable(() -> as(principal, () -> execute(Visibility.CLOSED, operation)));
        assertThat(error).isInstanceOf(OperationException.class);
        return error.getClass().getSimpleName() + ": " + error.getMessage();
    }

    @Test
    void theCatalogHasWhatMayBeViewedAlone() {
        List<UUID> listed = new ArrayList<>();
        for (int table = 0; table < 5; table++) {
            database.sql("create table listed_" + table + " (id int)");
            listed.add(database.govern("listed_" + table));
            database.sql(
                    "update metatables.meta_table set contract = jsonb_build_object('version', 'relational-table.v1',"
                            + " 'physical', jsonb_build_object('schema', 'public', 'table_name', physical_table_name), 'columns',"
                            + " jsonb '[{\"name\": \"id\", \"data_type\": \"int32\"}]', 'constraints', jsonb '[]')"
                            + " where uid = '" + listed.get(table) + "'");
        }
        access.grant(listed.get(0), USER, Permission.VIEW, WHY);
        access.grant(listed.get(1), TEAM, Permission.EDIT, WHY);
        access.grant(listed.get(2), TEAM, Permission.EDIT, WHY);
        access.deny(listed.get(2), USER, Permission.VIEW, WHY);
        access.grant(listed.get(3), TEAM, Permission.VIEW, WHY);
        access.deny(listed.get(3), USER, Permission.EDIT, WHY);
        List<UUID> seen = List.of(listed.get(0), listed.get(1), listed.get(3));
        Catalog closed = operations.get(Visibility.CLOSED).catalog();
        CatalogFilter all =
                CatalogFilter.builder().physicalTableNameContains("listed").build();

        try (ThreadPrincipal.Binding ada = principals.bind(ADA)) {
            assertThat(closed.list(all)).extracting(CatalogTable::uid).containsExactlyElementsOf(seen);
            assertThat(closed.count(all)).isEqualTo(3);
            Page<CatalogTable> first = closed.find(all, PageRequest.first(2));
            assertThat(Stream.concat(
                                    first.items().stream(),
                                    closed
                                            .find(
                                                    all,
                                                    PageRequest.first(2)
                                                            .after(first.next().orElseThrow()))
                                            .items()
                                            .stream())
                            .map(CatalogTable::uid))
                    .containsExactlyElementsOf(seen);
            assertThat(closed.search(Search.of("listed")))
                    .extracting(hit -> hit.table().uid())
                    .containsExactlyInAnyOrderElementsOf(seen);
            assertThat(closed.find(listed.get(2))).isEmpty();
            assertThat(closed.find(listed.get(3))).isPresent();
            assertThat(closed.resolve(List.of(
                            PhysicalName.inDefaultSchema("listed_1"), PhysicalName.inDefaultSchema("listed_4"))))
                    .hasSize(1);
            assertThat(operations.get(Visibility.VIEW).catalog().list(all)).hasSize(4);
            assertThat(ada.principal()).isEqualTo(ADA);
        }
        assertThatThrownBy(() -> closed.list(all)).isInstanceOf(NoPrincipalException.class);
        access.actingRights().allow(Grantee.user("bob"), USER, WHY);
        try (ThreadPrincipal.Binding bob = principals.bind(BOB)) {
            assertThat(closed.list(all)).as("of %s", bob.principal()).isEmpty();
            assertThat(operations
                            .get(Visibility.CLOSED)
                            .actingFor("ada")
                            .catalog()
                            .list(all))
                    .hasSize(3);
        }
    }

    @Test
    void aRevocationEndsWhatRuns() throws Exception {
        access.grant(item, USER, Permission.VIEW, WHY);
        AtomicBoolean refused = new AtomicBoolean();
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (GovernedOperations running =
                GovernedOperations.open(config().withCatalogFreshness(Duration.ofMillis(20)))) {
            Callable<Integer> untilRefused = () -> {
                int done = 0;
                while (!stop.get()) {
                    try {
                        as(ADA, () -> running.execute(select()));
                        done++;
                        assertThat(refused).as("refused once").isFalse();
                    } catch (UnusableTableException hidden) {
                        refused.set(true);
                        return done;
                    }
                }
                return -1;
            };
            Future<Integer> one = threads.submit(untilRefused);
            while (access.revoke(item, USER, Permission.VIEW, WHY).isEmpty()) {
                assertThat(one).isNotDone();
            }
            assertThat(one.get()).isNotNegative();
            assertThatThrownBy(() -> as(ADA, () -> running.execute(select())))
                    .isInstanceOf(UnusableTableException.class);
        } finally {
            stop.set(true);
            threads.shutdown();
        }
    }

    @Test
    void withoutAPrincipalNothingIsExecuted() {
        assertThatThrownBy(() -> execute(Visibility.EDIT, select()))
                .isInstanceOf(NoPrincipalException.class)
                .hasMessageContaining("ThreadPrincipal.bind");
    }

    @Test
    void whoActsForAnotherOneHasTheGrantsOfThatOneAndNoneOfItsOwn() throws Exception {
        access.grant(item, USER, Permission.EDIT, WHY);
        access.actingRights().allow(Grantee.user("bob"), TEAM, WHY);
        GovernedOperations forAda = operations.get(Visibility.CLOSED).actingFor("ada");

        as(BOB, () -> forAda.execute(writes().get(0)));
        assertThatThrownBy(() -> as(BOB, () -> execute(Visibility.CLOSED, select())))
                .isInstanceOf(UnusableTableException.class);
        forAda.close();
        access.deny(item, Grantee.team("audit"), Permission.VIEW, "a team that the caller does not name");
        access.grant(item, Grantee.user("bob"), Permission.EDIT, "does not help");
        assertThatThrownBy(() -> as(BOB, () -> forAda.execute(select()))).isInstanceOf(UnusableTableException.class);
    }

    @Test
    void nobodyActsForAnotherOneWithoutTheRightNorLearnsWhoThereIs() {
        access.grant(item, USER, Permission.EDIT, WHY);
        GovernedOperations closed = operations.get(Visibility.CLOSED);
        for (String user : List.of("ada", "nobody")) {
            access.actingRights().allow(Grantee.user("bob"), Grantee.user("nobody"), "not in the directory");
            assertThatThrownBy(() -> as(BOB, () -> closed.actingFor(user).execute(select())))
                    .isInstanceOf(AccessRefusedException.class)
                    .hasMessage(
                            "bob may not act for " + user + ", or there is no such user. Ask an administrator for the"
                                    + " right to act for this user, and see that the directory of the configuration knows the"
                                    + " user.");
        }
        access.actingRights().allow(Grantee.user("bob"), USER, WHY);
        assertThat(catchThrowable(() -> as(BOB, () -> closed.actingFor("ada").execute(select()))))
                .isNull();
        access.actingRights().withdraw(Grantee.user("bob"), USER, WHY);
        assertThatThrownBy(() -> as(BOB, () -> closed.actingFor("ada").execute(select())))
                .isInstanceOf(AccessRefusedException.class);
        assertThatThrownBy(() ->
                        as(BOB, () -> closed.actingFor("bob").actingFor("ada").execute(select())))
                .isInstanceOf(AccessRefusedException.class);
    }

    private Operation select() {
        return Operation.select("select id, name from item").read(item).build();
    }

    private List<Operation> writes() {
        return List.of(
                Operation.insert("insert into item values (1, 'x') on conflict do nothing")
                        .write(item)
                        .build(),
                Operation.upsert("insert into item values (1, 'x') on conflict (id) do update set name = 'y'")
                        .write(item)
                        .build(),
                Operation.update("update item set name = 'z' where id = 1")
                        .write(item)
                        .build(),
                Operation.delete("delete from item where id = 1").write(item).build());
    }

    private String outcome(Visibility visibility, Operation operation) {
        try {
            as(ADA, () -> execute(visibility, operation));
            return "done";
        } catch (UnusableTableException hidden) {
            return "unknown";
        } catch (AccessRefusedException refused) {
            return "needs edit";
        }
    }

    private OperationResult execute(Visibility visibility, Operation operation) {
        return operations.get(visibility).execute(operation);
    }

    private OperationResult as(Principal principal, Supplier<OperationResult> work) {
        try (ThreadPrincipal.Binding bound = principals.bind(principal)) {
            assertThat(principals.current()).isEqualTo(bound.principal());
            return work.get();
        }
    }

    private static Arguments row(String may, Visibility visibility, Setup setup) {
        return Arguments.of(may, visibility, setup);
    }

    /** Grants and denies. */
    interface Setup {
        void make(Given given);
    }

    /** Short words for what is granted at the table. */
    final class Given {

        Given grant(Grantee grantee, Permission permission) {
            access.grant(item, grantee, permission, WHY);
            return this;
        }

        Given deny(Grantee grantee, Permission permission) {
            access.deny(item, grantee, permission, WHY);
            return this;
        }

        Given create(Grantee grantee) {
            database.sql("select metatables.bring_access(array['" + item + "'::uuid], '" + grantee
                    + "', '{}', '{}', 'test')");
            return this;
        }
    }
}
