package org.metatables.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.ForeignKey.Action;
import org.metatables.definition.Index;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.definition.UniqueConstraint;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.TestDatabase;

/** Each kind of finding about keys, uniqueness, indexes, foreign keys and checks, by a table that shows it. */
class KeyFindingsTest extends DriftTestCase {

    private static final PhysicalName ORDERS = PhysicalName.inDefaultSchema("orders");

    KeyFindingsTest(TestDatabase database) {
        super(database);
    }

    @Test
    void comparesPrimaryKeysAsSets() throws SQLException {
        execute("create table line (a text, b text, primary key (b, a))");

        assertSame(line().primaryKey("a", "b"));
    }

    @Test
    void reportsADifferentPrimaryKey() throws SQLException {
        execute("create table line (a text primary key, b text not null)");

        Finding finding = onlyFinding(line().primaryKey("a", "b"), FindingKind.PRIMARY_KEY_DIFFERS);

        assertThat(finding.expected()).isEqualTo("(a, b)");
        assertThat(finding.actual()).isEqualTo("(a)");
        assertThat(finding.remedy()).contains("dropPrimaryKey and addPrimaryKey", "columnNames: a,b");
    }

    @Test
    void reportsAMissingPrimaryKey() throws SQLException {
        execute("create table line (a text not null, b text)");

        assertThat(onlyFinding(line().primaryKey("a"), FindingKind.PRIMARY_KEY_DIFFERS)
                        .actual())
                .isEqualTo("no primary key");
    }

    @Test
    void toleratesAPrimaryKeyOverAColumnOfTheDatabasesOwn() throws SQLException {
        execute("create table line (a text, b text, id bigserial primary key)");

        assertThat(compare(line()).findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.COLUMN_EXTRA, FindingKind.PRIMARY_KEY_EXTRA);
        assertThat(compare(line()).blocksActivation()).isFalse();
    }

    @Test
    void reportsMissingUniqueness() throws SQLException {
        execute("create table line (a text, b text)");

        Finding finding = onlyFinding(line().unique(unique("a", "b")), FindingKind.UNIQUE_MISSING);

        assertThat(finding.subject()).isEqualTo("columns a, b");
        assertThat(finding.remedy()).contains("addUniqueConstraint", "columnNames: a,b");
    }

    @Test
    void aUniqueIndexInAnyOrderMakesColumnsUnique() throws SQLException {
        execute("create table line (a text, b text); create unique index any_name on line (b desc, a)");

        assertSame(line().unique(unique("a", "b")));
        assertSame(line().index(Index.on(List.of("a", "b"), true)));
    }

    @Test
    void aUniqueColumnIsServedByAConstraintOrThePrimaryKey() throws SQLException {
        execute("create table line (a text primary key, b text unique)");

        assertSame(table("line")
                .column(column("a", "text").asUnique())
                .column(column("b", "text").asUnique())
                .primaryKey("a"));
    }

    @Test
    void aPartialUniqueIndexDoesNotMakeAColumnUnique() throws SQLException {
        execute("create table line (a text, b text); create unique index part on line (a) where b is null");

        assertThat(compare(line().unique(unique("a"))).findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.UNIQUE_MISSING, FindingKind.UNIQUE_EXTRA);
    }

    @Test
    void reportsUniquenessThatIsNotDeclared() throws SQLException {
        execute("create table line (a text unique, b text)");

        onlyFinding(line(), FindingKind.UNIQUE_EXTRA);
    }

    @Test
    void reportsAMissingIndex() throws SQLException {
        execute("create table line (a text, b text)");

        Finding finding = onlyFinding(line().index(Index.on(List.of("a", "b"), false)), FindingKind.INDEX_MISSING);

        assertThat(finding.expected()).isEqualTo("btree (a, b)");
        assertThat(finding.remedy()).contains("createIndex", "columns: a,b");
    }

    @Test
    void theOrderOfAnIndexMatters() throws SQLException {
        execute("create table line (a text, b text); create index any_name on line (b, a)");

        assertThat(compare(line().index(Index.on(List.of("a", "b"), false))).findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.INDEX_MISSING, FindingKind.INDEX_EXTRA);
    }

    @Test
    void reportsAnExtraIndexAsCosmetic() throws SQLException {
        execute("create table line (a text, b text); create index by_b on line (b)");

        assertThat(onlyFinding(line(), FindingKind.INDEX_EXTRA).severity()).isEqualTo(Severity.COSMETIC);
    }

    @Test
    void comparesExpressionsAndConditionsOfIndexesInPostgresWords() throws SQLException {
        execute(
                "create table line (a text, b text); "
                        + "create unique index any_name on line (lower(a), b desc) include (a) where b is not null and a <> ''");

        assertSame(line().index(new Index(
                Optional.empty(),
                List.of(
                        new Index.Part("LOWER( a )", true, false, Optional.empty()),
                        new Index.Part("b", false, true, Optional.of("first"))),
                true,
                "btree",
                List.of("a"),
                Optional.of("(b is not null) and (a != '')"))));
    }

    @Test
    void reportsAMissingExpressionIndexWithItsStatement() throws SQLException {
        execute("create table line (a text, b text)");

        Finding finding = onlyFinding(
                line().index(new Index(
                        Optional.empty(),
                        List.of(new Index.Part("lower(a)", true, true, Optional.of("last"))),
                        false,
                        "btree",
                        List.of(),
                        Optional.of("b is null"))),
                FindingKind.INDEX_MISSING);

        assertThat(finding.remedy())
                .contains("create index on \"public\".\"line\" using btree (lower(a) DESC NULLS LAST) "
                        + "WHERE (b IS NULL)");
    }

    @Test
    void anInvalidIndexServesNobody() throws SQLException {
        execute("create table line (a text, b text); create index broken on line (a)");
        execute("update pg_index set indisvalid = false where indexrelid = 'broken'::regclass");

        Finding finding = onlyFinding(line().index(Index.on(List.of("a"), false)), FindingKind.INDEX_MISSING);

        assertThat(finding.actual()).isEqualTo("the index broken, which is not valid");
    }

    @Test
    void reportsAMissingForeignKey() throws SQLException {
        execute("create table orders (a text primary key); create table line (a text, b text)");

        Finding finding = onlyFinding(line().foreignKey(key(Action.CASCADE, false)), FindingKind.FOREIGN_KEY_MISSING);

        assertThat(finding.remedy())
                .isEqualTo("Add a change set with addForeignKeyConstraint (baseTableName: line, baseColumnNames: a, "
                        + "constraintName: fk__line__a__orders__a, referencedTableName: orders, referencedColumnNames: a, "
                        + "onDelete: CASCADE, onUpdate: NO ACTION, deferrable: false, initiallyDeferred: false).");
    }

    @Test
    void reportsAForeignKeyWithOtherActions() throws SQLException {
        execute("create table orders (a text primary key); create table line (a text references orders, b text)");

        Finding finding = onlyFinding(line().foreignKey(key(Action.CASCADE, false)), FindingKind.FOREIGN_KEY_DIFFERS);

        assertThat(finding.expected()).isEqualTo("references public.orders (a) on delete cascade on update no action");
        assertThat(finding.remedy())
                .startsWith(
                        "Add a change set with dropForeignKeyConstraint (baseTableName: line, constraintName: line_a_fkey). "
                                + "Add a change set with addForeignKeyConstraint (baseTableName: line, ");
    }

    @Test
    void namesBothTablesOfAForeignKeyAsLiquibaseDoes() throws SQLException {
        execute(
                "create schema sales; create table sales.orders (a text primary key); create table line (a text, b text)");
        PhysicalName orders = new PhysicalName("sales", "orders");

        Finding finding = onlyFinding(
                line().foreignKey(ForeignKey.of(List.of("a"), orders, List.of("a"))), FindingKind.FOREIGN_KEY_MISSING);

        assertThat(finding.remedy())
                .contains("baseTableName: line, ", "referencedTableSchemaName: sales, referencedTableName: orders, ");
    }

    @Test
    void reportsAForeignKeyThatIsCheckedAtAnotherTime() throws SQLException {
        execute("create table orders (a text primary key); "
                + "create table line (a text references orders deferrable, b text)");

        onlyFinding(line().foreignKey(key(Action.NO_ACTION, false)), FindingKind.FOREIGN_KEY_DIFFERS);
    }

    @Test
    void bothRefusalsAreTheSameWhereNothingCanWait() throws SQLException {
        execute("create table orders (a text primary key); "
                + "create table line (a text references orders on delete restrict, b text)");

        assertSame(line().foreignKey(key(Action.NO_ACTION, false)));
    }

    @Test
    void theOrderOfACompositeForeignKeyDoesNotMatterButItsPairsDo() throws SQLException {
        execute("create table orders (x text, y text, primary key (x, y)); "
                + "create table line (a text, b text, foreign key (b, a) references orders (x, y))");

        assertSame(line().foreignKey(ForeignKey.of(List.of("a", "b"), ORDERS, List.of("y", "x"))));
        assertThat(compare(line().foreignKey(ForeignKey.of(List.of("a", "b"), ORDERS, List.of("x", "y"))))
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.FOREIGN_KEY_MISSING, FindingKind.FOREIGN_KEY_EXTRA);
    }

    @Test
    void reportsAForeignKeyThatIsNotDeclared() throws SQLException {
        execute("create table orders (a text primary key); create table line (a text references orders, b text)");

        onlyFinding(line(), FindingKind.FOREIGN_KEY_EXTRA);
    }

    @Test
    void reportsConstraintsThatOlderRowsMayBreak() throws SQLException {
        execute("""
                create table orders (a text primary key);
                create table line (a text, b text);
                alter table line add foreign key (a) references orders not valid, add check (b <> '') not valid
                """);

        Verdict verdict =
                compare(line().foreignKey(key(Action.NO_ACTION, false)).check(check("b <> ''")));

        assertThat(verdict.findings()).extracting(Finding::kind).hasSize(2).containsOnly(FindingKind.NOT_VALIDATED);
        assertThat(verdict.findings())
                .extracting(Finding::remedy)
                .allMatch(text -> text.contains("validate constraint"));
    }

    @Test
    void reportsAMissingCheckWithItsStatement() throws SQLException {
        execute("create table line (a text, b text)");

        Finding finding = onlyFinding(line().check(check("a in ('x', 'y')")), FindingKind.CHECK_MISSING);

        assertThat(finding.subject()).isEqualTo("check on a");
        assertThat(finding.remedy()).contains("alter table \"public\".\"line\" add check (a in ('x', 'y'))");
    }

    @Test
    void reportsACheckThatAdmitsOtherValues() throws SQLException {
        execute("create table line (a text check (a in ('x')), b text)");

        Finding finding = onlyFinding(line().check(check("a in ('x', 'y')")), FindingKind.CHECK_DIFFERS);

        assertThat(finding.actual()).isEqualTo("(a = 'x'::text)");
        assertThat(finding.remedy()).startsWith("Drop the constraint line_a_check first.");
    }

    @Test
    void reportsACheckThatIsNotDeclared() throws SQLException {
        execute("create table line (a text check (a <> ''), b text)");

        onlyFinding(line(), FindingKind.CHECK_EXTRA);
    }

    @Test
    void comparesChecksInPostgresWords() throws SQLException {
        execute("create table line (a varchar(8) check (a in ('x','y')), b integer check (b>=0 and b<=2))");

        assertSame(table("line")
                .column(column("a", "varchar(8)"))
                .column(column("b", "integer"))
                .check(check("a IN ( 'x', 'y' ) -- a comment"))
                .check(check("b between 0 and 2")));
    }

    private static TableDefinitionBuilder line() {
        return table("line").column(column("a", "text")).column(column("b", "text"));
    }

    private static UniqueConstraint unique(String... columns) {
        return new UniqueConstraint(Optional.empty(), List.of(columns));
    }

    private static ForeignKey key(Action onDelete, boolean deferrable) {
        return new ForeignKey(
                Optional.empty(), List.of("a"), ORDERS, List.of("a"), onDelete, Action.NO_ACTION, deferrable, false);
    }
}
