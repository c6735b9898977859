package org.metatables.operation.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;
import org.metatables.operation.InvalidOperationException;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationBuilder;
import org.metatables.operation.ScopeTable;
import org.metatables.operation.UnusableTableException;

class ScopeCheckTest {

    private static final UUID HERE = UUID.fromString("dddddddd-0000-4000-8000-000000000001");
    private static final UUID ELSEWHERE = UUID.fromString("dddddddd-0000-4000-8000-000000000002");

    private final Map<UUID, GovernedTable> tables = new HashMap<>();
    private final UUID account = add("account", HERE, true, "read_write");
    private final UUID limit = add("limit", HERE, true, "read_write");

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
        UUID reserved = add("reserved", HERE, false, "read_write");
        assertThatThrownBy(() -> check(select().read(reserved)))
                .isInstanceOf(UnusableTableException.class)
                .hasMessageContaining("app.reserved is reserved")
                .hasMessageContaining("Run the migration again");
        assertThatCode(() -> check(select().table(ScopeTable.read(reserved).reconciling())))
                .doesNotThrowAnyException();
    }

    @Test
    void reconcilesOnlyTheTableThatSaysSo() {
        UUID one = add("one", HERE, false, "read_write");
        UUID other = add("other", HERE, false, "read_write");
        assertThatThrownBy(() ->
                        check(select().table(ScopeTable.read(one).reconciling()).read(other)))
                .isInstanceOf(UnusableTableException.class)
                .hasMessageContaining("app.other");
    }

    @ParameterizedTest
    @CsvSource({
        "read_write, READ, true",
        "read_write, WRITE, true",
        "read_only, READ, true",
        "read_only, WRITE, false",
        "disabled, READ, false",
        "disabled, WRITE, false",
        "a_mode_of_the_future, READ, true",
        "a_mode_of_the_future, WRITE, false",
    })
    void obeysTheAccessModeOfTheDataSource(String mode, Access access, boolean allowed) {
        UUID table = add("guarded", HERE, true, mode);
        OperationBuilder operation = access == Access.READ ? select().read(table) : select().write(table);
        if (allowed) {
            assertThatCode(() -> check(operation)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> check(operation))
                    .isInstanceOf(UnusableTableException.class)
                    .hasMessageContaining("access mode is " + mode);
        }
    }

    @Test
    void refusesAWriteThatReadsFromAReadOnlyDataSource() {
        UUID readOnly = add("guarded", HERE, true, "read_only");
        assertThatThrownBy(() ->
                        check(Operation.insert("insert ...").write(account).read(readOnly)))
                .isInstanceOf(UnusableTableException.class);
    }

    @Test
    void refusesAWriteWithoutATableThatItMayWrite() {
        assertThatThrownBy(() -> check(Operation.insert("insert ...").read(account)))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("no table of its scope has write access");
    }

    @Test
    void refusesTablesOfTwoDataSources() {
        UUID far = add("far", ELSEWHERE, true, "read_write");
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
        tables.put(triggers, table(triggers, "triggers", HERE, true, "read_write", false, true));
        UUID view = UUID.randomUUID();
        tables.put(view, table(view, "view", HERE, true, "read_write", true, false));

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
        return new ScopeCheck(operation.build(), tables).check();
    }

    private UUID add(String name, UUID dataSource, boolean active, String mode) {
        UUID uid = UUID.randomUUID();
        tables.put(uid, table(uid, name, dataSource, active, mode, false, false));
        return uid;
    }

    private static GovernedTable table(
            UUID uid, String name, UUID dataSource, boolean active, String mode, boolean onRead, boolean onWrite) {
        return new GovernedTable(
                uid, dataSource, new PhysicalName("app", name), active, "", onRead, onWrite, mode, Map.of());
    }
}
