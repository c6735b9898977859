package org.metatables.operation.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.metatables.access.TableAccess;
import org.metatables.datasource.AccessModeException;
import org.metatables.datasource.Capability;
import org.metatables.datasource.DataSourceRow;
import org.metatables.datasource.MissingCapabilityException;
import org.metatables.datasource.NoPhysicalDatabaseException;
import org.metatables.datasource.StorageAccessMode;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;
import org.metatables.operation.InvalidOperationException;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationBuilder;
import org.metatables.operation.OperationKind;
import org.metatables.operation.ScopeTable;
import org.metatables.operation.UnusableTableException;

class ScopeCheckTest {

    private static final Set<Capability> EVERYTHING = EnumSet.allOf(Capability.class);
    private static final UUID HERE = UUID.fromString("dddddddd-0000-4000-8000-000000000001");
    private static final UUID ELSEWHERE = UUID.fromString("dddddddd-0000-4000-8000-000000000002");

    private final Map<UUID, GovernedTable> tables = new HashMap<>();
    private final UUID account = add("account", HERE, true);
    private final UUID limit = add("limit", HERE, true);

    @Test
    void givesTheTablesInTheOrderOfTheScopeAndTheirDataSource() {
        GovernedScope scope = check(select().read(limit).read(account, "a"));

        assertThat(scope.tables().keySet()).containsExactly(limit, account);
        assertThat(scope.dataSource()).isEqualTo(HERE);
        assertThat(scope.aliases()).containsExactly(Map.entry("a", "\"app\".\"account\""));
    }

    @Test
    void letsWriteAccessWinWhereATableIsNamedTwice() {
        for (OperationBuilder operation : new OperationBuilder[] {
            select().read(account, "one").write(account, "other"),
            select().write(account, "one").read(account, "other")
        }) {
            GovernedScope scope = check(operation);

            assertThat(scope.declaration().tables())
                    .containsExactly(Map.entry(new PhysicalName("app", "account"), Access.WRITE));
            assertThat(scope.aliases()).containsOnlyKeys("one", "other");
        }
    }

    @Test
    void namesTheUidThatTheCatalogDoesNotKnow() {
        UUID unknown = UUID.fromString("aaaaaaaa-0000-4000-8000-00000000ffff");
        assertThatThrownBy(() -> check(select().read(account).read(unknown)))
                .isInstanceOf(UnusableTableException.class)
                .hasMessageContaining(unknown.toString())
                .hasMessageContaining("Check the uid");
    }

    @Test
    void refusesAReservedTableUnlessTheOperationReconciles() {
        UUID reserved = add("reserved", HERE, false);
        assertThatThrownBy(() -> check(select().read(reserved)))
                .isInstanceOf(UnusableTableException.class)
                .hasMessageContaining("app.reserved is reserved")
                .hasMessageContaining("Run the migration again");
        assertThatCode(() -> check(select().table(ScopeTable.read(reserved).reconciling())))
                .doesNotThrowAnyException();
    }

    @Test
    void reconcilesOnlyTheTableThatSaysSo() {
        UUID one = add("one", HERE, false);
        UUID other = add("other", HERE, false);
        assertThatThrownBy(() ->
                        check(select().table(ScopeTable.read(one).reconciling()).read(other)))
                .isInstanceOf(UnusableTableException.class)
                .hasMessageContaining("app.other");
    }

    @ParameterizedTest
    @CsvSource({
        "READ_WRITE, SELECT, true",
        "READ_WRITE, UPDATE, true",
        "READ_ONLY, SELECT, true",
        "READ_ONLY, INSERT, false",
        "READ_ONLY, DELETE, false",
        "DISABLED, SELECT, false",
        "DISABLED, UPSERT, false",
    })
    void obeysTheAccessModeOfTheDataSource(StorageAccessMode mode, OperationKind kind, boolean allowed) {
        UUID table = add("guarded", true, new DataSourceRow(HERE, "default", mode, EVERYTHING));
        if (allowed) {
            assertThatCode(() -> check(on(table, kind))).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> check(on(table, kind)))
                    .isInstanceOf(AccessModeException.class)
                    .hasMessageContaining("access mode of the data source is " + mode.wireName());
        }
    }

    @ParameterizedTest
    @EnumSource
    void needsTheCapabilityOfItsKindAndNoOther(OperationKind kind) {
        UUID capable = add("capable", true, source(EnumSet.of(kind.capability())));
        UUID incapable = add("incapable", true, source(EnumSet.complementOf(EnumSet.of(kind.capability()))));

        assertThatCode(() -> check(on(capable, kind))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(on(incapable, kind)))
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessageContaining("supports_compiled_" + kind.wireName());
    }

    @Test
    void refusesATableOfADataSourceWithoutADatabase() {
        UUID table = add("far", true, new DataSourceRow(HERE, "warehouse", StorageAccessMode.READ_WRITE, EVERYTHING));
        assertThatThrownBy(() -> check(select().read(table))).isInstanceOf(NoPhysicalDatabaseException.class);
    }

    @Test
    void refusesAWriteThatReadsFromAReadOnlyDataSource() {
        UUID readOnly =
                add("guarded", true, new DataSourceRow(HERE, "default", StorageAccessMode.READ_ONLY, EVERYTHING));
        assertThatThrownBy(() ->
                        check(Operation.insert("insert ...").write(account).read(readOnly)))
                .isInstanceOf(AccessModeException.class);
    }

    @Test
    void refusesAWriteWithoutATableThatItMayWrite() {
        assertThatThrownBy(() -> check(Operation.insert("insert ...").read(account)))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("no table of its scope has write access");
    }

    @Test
    void refusesTablesOfTwoDataSources() {
        UUID far = add("far", ELSEWHERE, true);
        assertThatThrownBy(() -> check(select().read(account).read(far)))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("belong to 2 data sources");
    }

    @Test
    void takesTheDataSourceThatIsNamedOnlyIfItIsTheirs() {
        assertThat(check(select().read(account).dataSource(HERE)).dataSource()).isEqualTo(HERE);
        assertThatThrownBy(() -> check(select().read(account).dataSource(ELSEWHERE)))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("do not belong to the data source");
    }

    @Test
    void runsCodeOfOwnersOnlyWhereTheOperationReachesIt() {
        UUID triggers = UUID.randomUUID();
        tables.put(triggers, table(triggers, "triggers", true, source(EVERYTHING), false, true));
        UUID view = UUID.randomUUID();
        tables.put(view, table(view, "view", true, source(EVERYTHING), true, false));

        assertThat(check(select().read(account)).runsCode()).isFalse();
        assertThat(check(select().read(triggers)).runsCode()).isFalse();
        assertThat(check(select().read(view)).runsCode()).isTrue();
        assertThat(check(Operation.insert("insert ...").write(triggers)).runsCode())
                .isTrue();
    }

    private static OperationBuilder select() {
        return Operation.select("select 1");
    }

    private GovernedScope check(OperationBuilder operation) {
        ScopeCheck check = new ScopeCheck(operation.build(), tables);
        check.requireKnown();
        return check.check();
    }

    private UUID add(String name, UUID dataSource, boolean active) {
        return add(name, active, new DataSourceRow(dataSource, "default", StorageAccessMode.READ_WRITE, EVERYTHING));
    }

    private UUID add(String name, boolean active, DataSourceRow dataSource) {
        UUID uid = UUID.randomUUID();
        tables.put(uid, table(uid, name, active, dataSource, false, false));
        return uid;
    }

    private static DataSourceRow source(Set<Capability> capabilities) {
        return new DataSourceRow(HERE, "default", StorageAccessMode.READ_WRITE, capabilities);
    }

    private static OperationBuilder on(UUID table, OperationKind kind) {
        return switch (kind) {
            case SELECT -> select().read(table);
            case INSERT -> Operation.insert("insert ...").write(table);
            case UPDATE -> Operation.update("update ...").write(table);
            case DELETE -> Operation.delete("delete ...").write(table);
            case UPSERT -> Operation.upsert("insert ...").write(table);
        };
    }

    private static GovernedTable table(
            UUID uid, String name, boolean active, DataSourceRow dataSource, boolean onRead, boolean onWrite) {
        return new GovernedTable(
                uid,
                dataSource,
                new PhysicalName("app", name),
                TableAccess.of(List.of()),
                active,
                "",
                onRead,
                onWrite,
                false,
                List.of(),
                Map.of());
    }
}
