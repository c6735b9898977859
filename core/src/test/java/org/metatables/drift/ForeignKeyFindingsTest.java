package org.metatables.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.ForeignKey.Action;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.TestDatabase;

/** When a foreign key of the database does what the declared one promises. */
class ForeignKeyFindingsTest extends DriftTestCase {

    private static final PhysicalName ORDERS = PhysicalName.inDefaultSchema("orders");

    ForeignKeyFindingsTest(TestDatabase database) {
        super(database);
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void acceptsEachActionThatIsDeclared(Action action) throws SQLException {
        execute("create table orders (a text primary key); create table line (a text references orders on delete "
                + action.sql() + " on update " + action.sql() + ", b text)");

        assertSame(line().foreignKey(key(action, action, Timing.AT_ONCE)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"CASCADE", "SET_NULL", "SET_DEFAULT"})
    void reportsAnActionOnUpdateThatIsNotDeclared(Action action) throws SQLException {
        execute("create table orders (a text primary key); create table line (a text references orders on update "
                + action.sql() + ", b text)");

        Finding finding = onlyFinding(
                line().foreignKey(key(Action.NO_ACTION, Action.NO_ACTION, Timing.AT_ONCE)),
                FindingKind.FOREIGN_KEY_DIFFERS);

        assertThat(finding.expected()).endsWith("on update no action");
        assertThat(finding.actual()).endsWith("on update " + action.sql().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource(Timing.class)
    void acceptsEachTimeOfCheckingThatIsDeclared(Timing timing) throws SQLException {
        execute("create table orders (a text primary key); create table line (a text references orders " + timing.sql
                + ", b text)");

        assertSame(line().foreignKey(key(Action.NO_ACTION, Action.NO_ACTION, timing)));
    }

    @Test
    void reportsAKeyThatCannotWaitAsDeclared() throws SQLException {
        execute("create table orders (a text primary key); create table line (a text references orders, b text)");

        Finding finding = onlyFinding(
                line().foreignKey(key(Action.NO_ACTION, Action.NO_ACTION, Timing.INITIALLY_DEFERRED)),
                FindingKind.FOREIGN_KEY_DIFFERS);

        assertThat(finding.expected()).endsWith("on update no action deferrable initially deferred");
        assertThat(finding.actual()).endsWith("on update no action");
        assertThat(finding.remedy()).contains("deferrable: true, initiallyDeferred: true");
    }

    @Test
    void reportsAKeyThatWaitsOnlyWhenTold() throws SQLException {
        execute("create table orders (a text primary key); "
                + "create table line (a text references orders deferrable, b text)");

        Finding finding = onlyFinding(
                line().foreignKey(key(Action.NO_ACTION, Action.NO_ACTION, Timing.INITIALLY_DEFERRED)),
                FindingKind.FOREIGN_KEY_DIFFERS);

        assertThat(finding.actual()).endsWith("on update no action deferrable");
    }

    @Test
    void tellsTheRefusalsApartWhereOneOfThemCanWait() throws SQLException {
        execute("create table orders (a text primary key); "
                + "create table line (a text references orders on delete restrict deferrable, b text)");

        assertSame(line().foreignKey(key(Action.RESTRICT, Action.NO_ACTION, Timing.DEFERRABLE)));
        onlyFinding(
                line().foreignKey(key(Action.NO_ACTION, Action.NO_ACTION, Timing.DEFERRABLE)),
                FindingKind.FOREIGN_KEY_DIFFERS);
    }

    @Test
    void acceptsATargetInAnotherSchema() throws SQLException {
        execute("create schema sales; create table sales.orders (a text primary key); "
                + "create table line (a text references sales.orders, b text)");

        assertSame(line().foreignKey(ForeignKey.of(List.of("a"), new PhysicalName("sales", "orders"), List.of("a"))));
    }

    @Test
    void aTargetOfTheSameNameInAnotherSchemaIsAnotherTarget() throws SQLException {
        execute("create schema sales; create table sales.orders (a text primary key); "
                + "create table orders (a text primary key); "
                + "create table line (a text references sales.orders, b text)");

        assertThat(compare(line().foreignKey(key(Action.NO_ACTION, Action.NO_ACTION, Timing.AT_ONCE)))
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.FOREIGN_KEY_MISSING, FindingKind.FOREIGN_KEY_EXTRA);
    }

    @Test
    void acceptsAKeyOfATableToItself() throws SQLException {
        execute("create table line (a text primary key, b text references line)");

        assertSame(line().primaryKey("a")
                .foreignKey(ForeignKey.of(List.of("b"), PhysicalName.inDefaultSchema("line"), List.of("a"))));
    }

    @Test
    void acceptsPairsInAnyOrderOfThree() throws SQLException {
        execute("create table orders (x text, y text, z text, primary key (z, x, y)); create table line "
                + "(a text, b text, c text, foreign key (c, a, b) references orders (z, x, y))");

        assertSame(line().column(column("c", "text"))
                .foreignKey(ForeignKey.of(List.of("b", "c", "a"), ORDERS, List.of("y", "z", "x"))));
    }

    @Test
    void aSecondKeyOverTheSamePairsIsNoDifferenceIfOneDoesWhatIsDeclared() throws SQLException {
        execute("create table orders (a text primary key); create table line (a text references orders, b text, "
                + "constraint second foreign key (a) references orders on delete cascade)");

        assertSame(line().foreignKey(key(Action.NO_ACTION, Action.NO_ACTION, Timing.AT_ONCE)));
        assertSame(line().foreignKey(key(Action.CASCADE, Action.NO_ACTION, Timing.AT_ONCE)));
    }

    @Test
    void aKeyToAColumnThatIsOnlyUniqueIsAnotherKeyThanOneToThePrimaryKey() throws SQLException {
        execute("create table orders (a text primary key, code text unique); "
                + "create table line (a text references orders (code), b text)");

        assertSame(line().foreignKey(ForeignKey.of(List.of("a"), ORDERS, List.of("code"))));
        assertThat(compare(line().foreignKey(key(Action.NO_ACTION, Action.NO_ACTION, Timing.AT_ONCE)))
                        .blocksActivation())
                .isTrue();
    }

    @Test
    void advisesTheNameThatTheAuthorGave() throws SQLException {
        execute("create table orders (a text primary key); create table line (a text, b text)");
        ForeignKey named = new ForeignKey(
                Optional.of("Line of order"),
                List.of("a"),
                ORDERS,
                List.of("a"),
                Action.NO_ACTION,
                Action.NO_ACTION,
                false,
                false);

        assertThat(onlyFinding(line().foreignKey(named), FindingKind.FOREIGN_KEY_MISSING)
                        .remedy())
                .contains("constraintName: Line of order,");
    }

    @Test
    void theNameOfAKeyInTheDatabaseMeansNothing() throws SQLException {
        execute("create table orders (a text primary key); create table line (a text, b text, "
                + "constraint \"old; name\" foreign key (a) references orders)");

        assertSame(line().foreignKey(key(Action.NO_ACTION, Action.NO_ACTION, Timing.AT_ONCE)));
        assertThat(onlyFinding(line(), FindingKind.FOREIGN_KEY_EXTRA).remedy())
                .contains("dropForeignKeyConstraint (baseTableName: line, constraintName: old; name)");
    }

    private static TableDefinitionBuilder line() {
        return table("line").column(column("a", "text")).column(column("b", "text"));
    }

    private static ForeignKey key(Action onDelete, Action onUpdate, Timing timing) {
        return new ForeignKey(
                Optional.empty(),
                List.of("a"),
                ORDERS,
                List.of("a"),
                onDelete,
                onUpdate,
                timing != Timing.AT_ONCE,
                timing == Timing.INITIALLY_DEFERRED);
    }

    /** When a key is checked. */
    private enum Timing {
        AT_ONCE("not deferrable"),
        DEFERRABLE("deferrable initially immediate"),
        INITIALLY_DEFERRED("deferrable initially deferred");

        private final String sql;

        Timing(String sql) {
            this.sql = sql;
        }
    }
}
