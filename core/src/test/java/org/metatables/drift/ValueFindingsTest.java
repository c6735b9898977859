package org.metatables.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.metatables.definition.Check;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.EnumTypeDefinition;
import org.metatables.definition.SequenceDefinition;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.TestDatabase;

/** Findings about what values come from and must be: sequences, enum types, generated columns, identities and checks. */
class ValueFindingsTest extends DriftTestCase {

    private static final PhysicalName SEQUENCE = new PhysicalName("sales", "Shop seq");
    private static final PhysicalName MOOD = new PhysicalName("sales", "Mood");

    ValueFindingsTest(TestDatabase database) {
        super(database);
    }

    @Test
    void everyTableThatSharesASequenceIsToldThatItIsMissing() throws SQLException {
        execute("create table a (id bigint); create table b (id bigint)");

        DriftReport report =
                compareBoth(keyed("a").sequence(sequence(50)), keyed("b").sequence(sequence(50)));

        assertThat(report.findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.SEQUENCE_MISSING, FindingKind.SEQUENCE_MISSING);
        assertThat(report.findings())
                .extracting(Finding::remedy)
                .allMatch(remedy -> remedy.contains("sequenceName: Shop seq, incrementBy: 50, startValue: 1"));
    }

    @Test
    void twoTablesThatReckonWithDifferentStepsOfOneSequenceCannotBothBeRight() throws SQLException {
        execute("create schema sales; create sequence sales.\"Shop seq\" increment by 50; "
                + "create table a (id bigint); create table b (id bigint)");

        DriftReport report =
                compareBoth(keyed("a").sequence(sequence(50)), keyed("b").sequence(sequence(10)));

        assertThat(report.of(PhysicalName.inDefaultSchema("a"))).isEqualTo(new Verdict.Same());
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(FindingKind.SEQUENCE_INCREMENT_DIFFERS);
        assertThat(report.findings().get(0).remedy())
                .isEqualTo("Add a change set with alterSequence (schemaName: sales, sequenceName: Shop seq, "
                        + "incrementBy: 10), or set allocationSize of the generator to 50.");
        assertThat(report.blocksActivation()).isTrue();
    }

    @Test
    void theDirectionOfASequenceIsPartOfItsStep() throws SQLException {
        execute("create schema sales; create sequence sales.\"Shop seq\" increment by -50; create table a (id bigint)");

        assertThat(onlyFinding(keyed("a").sequence(sequence(50)), FindingKind.SEQUENCE_INCREMENT_DIFFERS)
                        .actual())
                .isEqualTo("increment by -50");
    }

    @Test
    void aSequenceOfTheSameNameInAnotherSchemaDoesNotServe() throws SQLException {
        execute("create schema sales; create sequence \"Shop seq\" increment by 50; create table a (id bigint)");

        onlyFinding(keyed("a").sequence(sequence(50)), FindingKind.SEQUENCE_MISSING);
    }

    @Test
    void everyTableThatSharesAnEnumTypeIsJudgedByItsOwnLabels() throws SQLException {
        execute("create schema sales; create type sales.\"Mood\" as enum ('sad', 'ok'); "
                + "create table a (id bigint, mood sales.\"Mood\"); create table b (id bigint, mood sales.\"Mood\")");

        DriftReport report = compareBoth(moody("a", "ok", "sad"), moody("b", "ok", "it's", "fine"));

        assertThat(report.of(PhysicalName.inDefaultSchema("a"))).isEqualTo(new Verdict.Same());
        assertThat(report.findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.ENUM_LABEL_MISSING, FindingKind.ENUM_LABEL_EXTRA);
        assertThat(report.findings().get(0).remedy())
                .contains(
                        "alter type \"sales\".\"Mood\" add value 'it''s'",
                        "alter type \"sales\".\"Mood\" add value 'fine'");
    }

    @Test
    void labelsThatDifferInCaseAreDifferentLabels() throws SQLException {
        execute("create schema sales; create type sales.\"Mood\" as enum ('OK'); "
                + "create table a (id bigint, mood sales.\"Mood\")");

        assertThat(compare(moody("a", "ok")).findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.ENUM_LABEL_MISSING, FindingKind.ENUM_LABEL_EXTRA);
    }

    @Test
    void aDomainInPlaceOfAnEnumTypeIsNoEnumType() throws SQLException {
        execute("create schema sales; create domain sales.\"Mood\" as text; "
                + "create table a (id bigint, mood sales.\"Mood\")");

        onlyFinding(moody("a", "ok"), FindingKind.ENUM_TYPE_MISSING);
    }

    @Test
    void acceptsAGeneratedColumnInAnotherSpelling() throws SQLException {
        execute("create table a (id bigint, total numeric generated always as (id * 2 + 1) stored)");

        assertSame(keyed("a").column(generated("total", "numeric", "((ID*2))+1")));
    }

    @Test
    void aDefaultIsNotAGeneratedColumn() throws SQLException {
        execute("create table a (id bigint, total integer default 1 + 1)");

        Finding finding =
                onlyFinding(keyed("a").column(generated("total", "integer", "1 + 1")), FindingKind.GENERATED_MISSING);

        assertThat(finding.remedy()).contains("generated always as (1 + 1) stored");
    }

    @Test
    void bothKindsOfIdentityGiveAValueToTheDeclaredOne() throws SQLException {
        execute("create table a (id bigint generated always as identity); "
                + "create table b (id bigint generated by default as identity)");

        assertThat(compareBoth(identity("a"), identity("b")).text()).isEmpty();
    }

    @Test
    void anIdentityByDefaultIsNoDifferenceForWhoGivesTheValue() throws SQLException {
        execute("create table a (id bigint generated by default as identity)");

        assertSame(table("a").column(column("id", "bigint").notNull()));
    }

    @Test
    void aDefaultThatIsDeclaredIsMissingFromAnIdentity() throws SQLException {
        execute("create table a (id bigint generated by default as identity)");

        onlyFinding(
                table("a").column(column("id", "bigint").notNull().withValue(new ColumnValue.Default("7"))),
                FindingKind.DEFAULT_MISSING);
    }

    @Test
    void checksOverTheSameColumnsAreComparedEachWithItsOwn() throws SQLException {
        execute("create table a (id bigint, check (id > 0), check (id < 100))");

        assertSame(keyed("a").check(check("id < 100")).check(check("id > 0")));
        Finding finding =
                onlyFinding(keyed("a").check(check("id < 200")).check(check("id > 0")), FindingKind.CHECK_DIFFERS);
        assertThat(finding.expected()).isEqualTo("(id < 200)");
        assertThat(finding.actual()).isEqualTo("(id < 100)");
    }

    @Test
    void aCheckOverOtherColumnsDoesNotStandInThePlaceOfTheDeclaredOne() throws SQLException {
        execute("create table a (id bigint, size bigint, check (id < size))");

        assertThat(compare(keyed("a").column(column("size", "bigint")).check(check("id < 10")))
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.CHECK_MISSING, FindingKind.CHECK_EXTRA);
    }

    @Test
    void oneCheckServesTwoDeclarationsOfIt() throws SQLException {
        execute("create table a (id bigint, check (id > 0))");

        assertSame(keyed("a").check(check("id > 0")).check(check("(id) > 0")));
    }

    @Test
    void advisesTheNameThatTheAuthorGaveACheckInQuotes() throws SQLException {
        execute("create table a (id bigint)");

        Finding finding = onlyFinding(
                keyed("a").check(new Check(Optional.of("Is \"positive\""), "id > 0")), FindingKind.CHECK_MISSING);

        assertThat(finding.remedy())
                .contains("alter table \"public\".\"a\" add constraint \"Is \"\"positive\"\"\" check (id > 0)");
    }

    @Test
    void aForeignTableOrMaterialisedViewIsNoTable() throws SQLException {
        execute("create materialized view a as select 1::bigint as id; "
                + "create foreign data wrapper drift_wrapper; create server drift_server foreign data wrapper drift_wrapper; "
                + "create foreign table b (id bigint) server drift_server");

        DriftReport report = compareBoth(keyed("a"), keyed("b"));

        assertThat(report.findings()).extracting(Finding::kind).hasSize(2).containsOnly(FindingKind.NOT_A_TABLE);
        assertThat(report.findings())
                .extracting(Finding::actual)
                .containsExactly("a materialized view", "a foreign table");
    }

    private DriftReport compareBoth(TableDefinitionBuilder one, TableDefinitionBuilder other) {
        List<TableDefinition> definitions = List.of(one.build(), other.build());
        return Comparison.compare(connection, definitions);
    }

    private static TableDefinitionBuilder keyed(String table) {
        return table(table).column(column("id", "bigint"));
    }

    private static TableDefinitionBuilder identity(String table) {
        return table(table).column(column("id", "bigint").withValue(new ColumnValue.Identity()));
    }

    private static TableDefinitionBuilder moody(String table, String... labels) {
        return keyed(table)
                .column(column("mood", MOOD.quoted()))
                .enumType(new EnumTypeDefinition(MOOD, List.of(labels)));
    }

    private static ColumnDefinition generated(String name, String type, String expression) {
        return column(name, type).withValue(new ColumnValue.Generated(expression));
    }

    private static SequenceDefinition sequence(long increment) {
        return new SequenceDefinition(SEQUENCE, 1, increment);
    }
}
