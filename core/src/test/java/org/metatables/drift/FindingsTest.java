package org.metatables.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.EnumTypeDefinition;
import org.metatables.definition.SequenceDefinition;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.TestDatabase;

/** Each kind of finding about tables, columns, values, sequences, enums and comments, by a table that shows it. */
class FindingsTest extends DriftTestCase {

    FindingsTest(TestDatabase database) {
        super(database);
    }

    @Test
    void reportsAMissingTable() {
        Finding finding = onlyFinding(
                table(new PhysicalName("sales", "account")).column(column("id", "bigint")), FindingKind.TABLE_MISSING);

        assertThat(finding.remedy()).contains("createTable", "schemaName: sales", "tableName: account");
    }

    @Test
    void reportsAViewWhereATableShouldBe() throws SQLException {
        execute("create view account as select 1::bigint as id");

        Finding finding = onlyFinding(table("account").column(column("id", "bigint")), FindingKind.NOT_A_TABLE);

        assertThat(finding.actual()).isEqualTo("a view");
    }

    @Test
    void acceptsAPartitionedTable() throws SQLException {
        execute("create table account (id bigint) partition by range (id)");

        assertSame(table("account").column(column("id", "bigint")));
    }

    @Test
    void reportsAMissingColumn() throws SQLException {
        execute("create table account (id bigint)");

        Finding finding = onlyFinding(
                table("account").column(column("id", "bigint")).column(column("region", "varchar(64)")),
                FindingKind.COLUMN_MISSING);

        assertThat(finding.line())
                .isEqualTo("MT-DRIFT-010 BREAKING public.account: column region, column missing: expected varchar(64), "
                        + "found no column. Add a change set with addColumn (tableName: account, name: region, "
                        + "type: varchar(64)).");
    }

    @Test
    void toleratesAnExtraColumnThatInsertsMayLeaveOut() throws SQLException {
        execute("create table account (id bigint, note text, at timestamp not null default now(), "
                + "number bigint not null generated always as identity)");

        Verdict verdict = compare(table("account").column(column("id", "bigint")));

        assertThat(verdict.findings()).extracting(Finding::kind).hasSize(3).containsOnly(FindingKind.COLUMN_EXTRA);
        assertThat(verdict.blocksActivation()).isFalse();
    }

    @Test
    void refusesAnExtraColumnThatInsertsMustName() throws SQLException {
        execute("create table account (id bigint, region text not null)");

        Finding finding =
                onlyFinding(table("account").column(column("id", "bigint")), FindingKind.COLUMN_EXTRA_MANDATORY);

        assertThat(finding.actual()).isEqualTo("text not null");
    }

    @Test
    void reportsADifferentType() throws SQLException {
        execute("create table account (region varchar(32))");

        Finding finding =
                onlyFinding(table("account").column(column("region", "varchar(64)")), FindingKind.TYPE_DIFFERS);

        assertThat(finding.expected()).isEqualTo("character varying(64)");
        assertThat(finding.actual()).isEqualTo("character varying(32)");
        assertThat(finding.remedy()).contains("modifyDataType", "newDataType: varchar(64)");
    }

    @Test
    void reportsATypeThatTheDatabaseDoesNotHaveAndJudgesTheOthers() throws SQLException {
        execute("create table account (id integer, color text, region varchar(64), status text)");

        Verdict verdict = compare(table("account")
                .column(column("id", "bigint"))
                .column(column("color", "no_such_enum"))
                .column(column("region", "varchar(64)"))
                .column(column("status", "text"))
                .check(check("id > 0"))
                .check(check("status <> ''")));

        assertThat(verdict.findings())
                .extracting(Finding::kind)
                .containsExactly(
                        FindingKind.TYPE_DIFFERS,
                        FindingKind.TYPE_UNKNOWN,
                        FindingKind.CHECK_MISSING,
                        FindingKind.CHECK_MISSING);
        assertThat(verdict.findings().get(1).remedy()).contains("type \"no_such_enum\" does not exist");
    }

    @Test
    void cannotTellWhatPostgresCannotRead() throws SQLException {
        execute("create table account (id integer check (id > 1), region varchar(64) default 'x')");

        Verdict verdict = compare(table("account")
                .column(column("id", "bigint"))
                .column(column("region", "varchar(64)").withValue(new ColumnValue.Default("no_such_function()")))
                .check(check("id >")));

        assertThat(verdict).isInstanceOf(Verdict.CannotTell.class);
        assertThat(verdict.findings()).extracting(Finding::kind).containsExactly(FindingKind.TYPE_DIFFERS);
        assertThat(((Verdict.CannotTell) verdict).reason())
                .contains(
                        "the declared default of the column region",
                        "no_such_function() does not exist",
                        "the declared check, id >",
                        "syntax error");
        assertThat(verdict.blocksActivation()).isTrue();
    }

    @Test
    void aTableThatCannotBeJudgedIsNotBlockedByThat() throws SQLException {
        execute("create table account (id bigint)");

        Verdict verdict =
                compare(table("account").column(column("id", "bigint")).check(check("no_such_column > 0")));

        assertThat(verdict).isInstanceOf(Verdict.CannotTell.class);
        assertThat(verdict.blocksActivation()).isFalse();
    }

    @Test
    void reportsAColumnThatMayBeNullAgainstItsDefinition() throws SQLException {
        execute("create table account (region text)");

        Finding finding =
                onlyFinding(table("account").column(column("region", "text").notNull()), FindingKind.NULLABLE);

        assertThat(finding.remedy()).contains("addNotNullConstraint");
    }

    @Test
    void reportsAColumnThatRefusesNullAgainstItsDefinition() throws SQLException {
        execute("create table account (region text not null)");

        Finding finding = onlyFinding(table("account").column(column("region", "text")), FindingKind.NOT_NULLABLE);

        assertThat(finding.remedy()).contains("dropNotNullConstraint");
    }

    @Test
    void expectsKeysAndIdentitiesToRefuseNullWithoutSaying() throws SQLException {
        execute("create table account (id bigint primary key, number bigint generated by default as identity)");

        assertSame(table("account")
                .column(column("id", "bigint"))
                .column(column("number", "bigint").withValue(new ColumnValue.Identity()))
                .primaryKey("id"));
    }

    @Test
    void reportsAMissingDefault() throws SQLException {
        execute("create table account (id uuid)");

        Finding finding = onlyFinding(
                table("account").column(withDefault("id", "uuid", "gen_random_uuid()")), FindingKind.DEFAULT_MISSING);

        assertThat(finding.remedy()).contains("addDefaultValue", "gen_random_uuid()");
    }

    @Test
    void reportsADifferentDefault() throws SQLException {
        execute("create table account (status varchar(8) default 'OPEN')");

        Finding finding = onlyFinding(
                table("account").column(withDefault("status", "varchar(8)", "'CLOSED'")), FindingKind.DEFAULT_DIFFERS);

        assertThat(finding.expected()).isEqualTo("'CLOSED'::character varying");
        assertThat(finding.actual()).isEqualTo("'OPEN'::character varying");
    }

    @Test
    void takesSpellingsOfOneDefaultForTheSame() throws SQLException {
        execute("""
                create sequence account_seq;
                create table account (a timestamp default current_timestamp, b integer default null,
                    c varchar(8) default 'x'::text, d bigint default nextval('account_seq'), e boolean default 't',
                    f text default 'undeclared')
                """);

        assertSame(table("account")
                .column(withDefault("a", "timestamp", "now()"))
                .column(withDefault("b", "integer", "null"))
                .column(withDefault("c", "varchar(8)", "cast('x' as text)"))
                .column(withDefault("d", "bigint", "nextval('public.account_seq'::regclass)"))
                .column(withDefault("e", "boolean", "true"))
                .column(column("f", "text")));
    }

    @Test
    void reportsAColumnThatIsNotGenerated() throws SQLException {
        execute("create table account (code text, size integer)");

        Finding finding = onlyFinding(
                table("account").column(column("code", "text")).column(generated("size", "integer", "length(code)")),
                FindingKind.GENERATED_MISSING);

        assertThat(finding.expected()).isEqualTo("length(code)");
    }

    @Test
    void reportsAColumnThatIsGeneratedFromSomethingElse() throws SQLException {
        execute("create table account (code text, size integer generated always as (length(code) + 1) stored)");

        onlyFinding(
                table("account").column(column("code", "text")).column(generated("size", "integer", "length(code)")),
                FindingKind.GENERATED_DIFFERS);
    }

    @Test
    void reportsAColumnThatNoStatementCanSet() throws SQLException {
        execute("create table account (code text, size integer generated always as (length(code)) stored)");

        onlyFinding(
                table("account").column(column("code", "text")).column(column("size", "integer")),
                FindingKind.GENERATED_EXTRA);
    }

    @Test
    void reportsAnIdentityThatGetsNoValue() throws SQLException {
        execute("create table account (id bigint not null)");

        Finding finding = onlyFinding(
                table("account").column(column("id", "bigint").withValue(new ColumnValue.Identity())),
                FindingKind.IDENTITY_MISSING);

        assertThat(finding.remedy()).contains("addAutoIncrement");
    }

    @Test
    void acceptsASerialColumnAsAnIdentity() throws SQLException {
        execute("create table account (id bigserial)");

        assertSame(table("account").column(column("id", "bigint").withValue(new ColumnValue.Identity())));
    }

    @Test
    void reportsAnIdentityThatRefusesGivenValues() throws SQLException {
        execute("create table account (id bigint generated always as identity)");

        onlyFinding(table("account").column(column("id", "bigint").notNull()), FindingKind.IDENTITY_EXTRA);
    }

    @Test
    void reportsAMissingSequence() throws SQLException {
        execute("create table account (id bigint)");

        Finding finding = onlyFinding(
                table("account").column(column("id", "bigint")).sequence(sequence(50)), FindingKind.SEQUENCE_MISSING);

        assertThat(finding.remedy())
                .isEqualTo("Add a change set with createSequence (sequenceName: account_seq, incrementBy: 50, "
                        + "startValue: 1).");
    }

    @Test
    void reportsASequenceWithAnotherStep() throws SQLException {
        execute("create table account (id bigint); create sequence account_seq start 700");

        Finding finding = onlyFinding(
                table("account").column(column("id", "bigint")).sequence(sequence(50)),
                FindingKind.SEQUENCE_INCREMENT_DIFFERS);

        assertThat(finding.actual()).isEqualTo("increment by 1");
    }

    @Test
    void reportsAMissingEnumType() throws SQLException {
        execute("create table account (id bigint)");

        Finding finding = onlyFinding(
                table("account").column(column("id", "bigint")).enumType(mood("sad", "it's ok")),
                FindingKind.ENUM_TYPE_MISSING);

        assertThat(finding.remedy()).contains("create type \"public\".\"mood\" as enum ('sad', 'it''s ok')");
    }

    @Test
    void reportsAMissingEnumLabel() throws SQLException {
        execute("create type mood as enum ('sad'); create table account (mood mood)");

        Finding finding = onlyFinding(
                table("account").column(column("mood", "mood")).enumType(mood("sad", "ok")),
                FindingKind.ENUM_LABEL_MISSING);

        assertThat(finding.remedy()).contains("alter type \"public\".\"mood\" add value 'ok'");
    }

    @Test
    void toleratesAnEnumLabelThatTheDatabaseHasAlready() throws SQLException {
        execute("create type mood as enum ('ok', 'sad'); create table account (mood mood)");

        onlyFinding(
                table("account").column(column("mood", "mood")).enumType(mood("sad")), FindingKind.ENUM_LABEL_EXTRA);
        assertSame(table("account").column(column("mood", "mood")).enumType(mood("sad", "ok")));
    }

    @Test
    void reportsOtherCommentsAsCosmetic() throws SQLException {
        execute("create table account (id bigint); comment on column account.id is 'the key'");

        Verdict verdict = compare(table("account")
                .comment("accounts")
                .column(column("id", "bigint").withComment("key")));

        assertThat(verdict.findings())
                .extracting(Finding::kind, Finding::subject, Finding::actual)
                .containsExactly(
                        tuple(FindingKind.COMMENT_DIFFERS, "table", "no comment"),
                        tuple(FindingKind.COMMENT_DIFFERS, "column id", "\"the key\""));
        assertThat(verdict.blocksActivation()).isFalse();
    }

    @Test
    void leavesUndeclaredCommentsAlone() throws SQLException {
        execute("create table account (id bigint); comment on column account.id is 'the key'");

        assertSame(table("account").column(column("id", "bigint")));
    }

    @Test
    void comparesWithoutRegardToTheOrderOfColumns() throws SQLException {
        execute("create table account (b text, a text)");

        assertSame(table("account").column(column("a", "text")).column(column("b", "text")));
    }

    private static ColumnDefinition withDefault(String name, String type, String expression) {
        return column(name, type).withValue(new ColumnValue.Default(expression));
    }

    private static ColumnDefinition generated(String name, String type, String expression) {
        return column(name, type).withValue(new ColumnValue.Generated(expression));
    }

    private static SequenceDefinition sequence(long increment) {
        return new SequenceDefinition(PhysicalName.inDefaultSchema("account_seq"), 1, increment);
    }

    private static EnumTypeDefinition mood(String... labels) {
        return new EnumTypeDefinition(PhysicalName.inDefaultSchema("mood"), List.of(labels));
    }
}
