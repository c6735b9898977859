package org.metatables.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.EnumTypeDefinition;
import org.metatables.definition.Index;
import org.metatables.definition.SequenceDefinition;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.StatementCounter;
import org.metatables.testing.TestDatabase;

/** What the comparison costs, needs and leaves behind. */
class ComparisonTest extends DriftTestCase {

    ComparisonTest(TestDatabase database) {
        super(database);
    }

    @Test
    void sendsTheSameStatementsForOneTableAndForFifty() throws SQLException {
        List<TableDefinition> definitions = rich(50);
        StatementCounter counter = new StatementCounter();
        Connection counted = counter.counting(connection);

        DriftReport one = Comparison.compare(counted, definitions.subList(0, 1));
        List<String> forOne = counter.sent();
        counter.reset();
        DriftReport fifty = Comparison.compare(counted, definitions);

        assertThat(counter.sent()).isEqualTo(forOne).hasSizeLessThanOrEqualTo(10);
        assertThat(one.verdicts()).hasSize(1);
        assertThat(fifty.verdicts())
                .hasSize(50)
                .allSatisfy((name, verdict) -> assertThat(verdict).isEqualTo(new Verdict.Same()));
    }

    @Test
    void sendsNoMoreWhenPostgresRefusesAnExpressionOfEachTable() throws SQLException {
        List<TableDefinition> definitions = new ArrayList<>();
        for (TableDefinition definition : rich(20)) {
            definitions.add(table(definition.name())
                    .column(column("id", "bigint"))
                    .column(column("mood", "no_such_type"))
                    .check(check("id > 0"))
                    .check(check("mood is " + definition.name().table()))
                    .check(check("id <"))
                    .build());
        }
        StatementCounter counter = new StatementCounter();

        DriftReport report = Comparison.compare(counter.counting(connection), definitions);

        assertThat(counter.roundTrips()).isLessThanOrEqualTo(10);
        assertThat(report.verdicts().values()).allSatisfy(verdict -> {
            assertThat(verdict).isInstanceOf(Verdict.CannotTell.class);
            assertThat(verdict.findings())
                    .extracting(Finding::kind)
                    .contains(FindingKind.TYPE_UNKNOWN, FindingKind.CHECK_MISSING);
        });
    }

    @Test
    void leavesNoTraceInAutoCommitMode() throws SQLException {
        List<TableDefinition> definitions = rich(3);

        Comparison.compare(connection, definitions);

        assertThat(connection.getAutoCommit()).isTrue();
        assertNoTrace();
    }

    @Test
    void leavesTheTransactionOfItsCallerAsItWas() throws SQLException {
        List<TableDefinition> definitions = rich(3);
        connection.setAutoCommit(false);
        execute("set local search_path = public, sales; create table from_before (id integer)");

        Comparison.compare(connection, definitions);

        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(text("show search_path")).isEqualTo("public, sales");
        assertThat(text("select to_regclass('from_before')::text")).isEqualTo("from_before");
        assertNoTrace();
        connection.rollback();
        assertThat(Optional.ofNullable(text("select to_regclass('from_before')::text")))
                .isEmpty();
        connection.rollback();
    }

    @Test
    void seesTablesOfItsCallersTransaction() throws SQLException {
        connection.setAutoCommit(false);
        execute("create table account (id bigint)");

        assertSame(table("account").column(column("id", "bigint")));
        connection.rollback();
    }

    @Test
    void whatAnAuthorWritesCannotReachBeyondTheRehearsal() throws SQLException {
        execute("create table account (id bigint); create table victim (id bigint)");

        Verdict verdict = compare(table("account")
                .column(column("id", "bigint"))
                .check(check("true)); drop table victim; create table metatables_shape (a integer check (true")));

        assertThat(verdict).isNotInstanceOf(Verdict.Same.class);
        assertThat(text("select to_regclass('victim')::text")).isEqualTo("victim");
        assertNoTrace();
    }

    @Test
    void needsNoRightBesidesTemporaryTables() throws SQLException {
        List<TableDefinition> definitions = rich(2);
        database.createRole("drift_reader", "secret");

        try (Connection reader =
                database.dataSourceFor("drift_reader", "secret").getConnection()) {
            assertThat(Comparison.compare(reader, definitions).findings()).isEmpty();
        }
    }

    @Test
    void saysWhichRightIsMissing() throws SQLException {
        List<TableDefinition> definitions = rich(1);
        database.createRole("drift_outsider", "secret");
        execute("revoke temporary on database " + database.name() + " from public");

        try (Connection outsider =
                database.dataSourceFor("drift_outsider", "secret").getConnection()) {
            assertThatThrownBy(() -> Comparison.compare(outsider, definitions))
                    .isInstanceOf(ComparisonFailedException.class)
                    .hasMessageContaining("permission denied to create temporary tables")
                    .hasMessageContaining("grant temporary on database");
            assertThat(outsider.getAutoCommit()).isTrue();
        } finally {
            execute("grant temporary on database " + database.name() + " to public");
        }
    }

    @Test
    void saysThatAReadOnlyConnectionWillNotDo() throws SQLException {
        List<TableDefinition> definitions = rich(1);
        connection.setReadOnly(true);

        assertThatThrownBy(() -> Comparison.compare(connection, definitions))
                .isInstanceOf(ComparisonFailedException.class)
                .hasMessageContaining("read-only transaction")
                .hasMessageContaining("not a standby");
    }

    @Test
    void comparesNamesThatNeedQuotes() throws SQLException {
        PhysicalName name = new PhysicalName("sales", "Ta'ble \"x\"; drop {a,b} \\ ü");
        String column = "Grö\"ße, '\\{x}";
        execute("create schema sales");
        execute(
                "create table " + name.quoted() + " (" + PhysicalName.quote(column)
                        + " varchar(8) primary key check (\"Grö\"\"ße, '\\{x}\" <> ''), \"metatables probe 1\" text default 'a''b')");

        assertSame(table(name)
                .column(column(column, "varchar(8)"))
                .column(column("metatables probe 1", "text").withValue(new ColumnValue.Default("'a''b'")))
                .primaryKey(column)
                .check(check("\"Grö\"\"ße, '\\{x}\" != ''"))
                .index(new Index(
                        Optional.empty(),
                        List.of(Index.Part.column(column)),
                        true,
                        "btree",
                        List.of(),
                        Optional.empty())));
    }

    @Test
    void keepsColumnsOfOneNameAndTwoTypesApart() throws SQLException {
        execute(
                "create table a (code varchar(8) check (code <> '1')); create table b (code integer check (code <> '1'))");

        DriftReport report = Comparison.compare(
                connection,
                List.of(
                        table("a")
                                .column(column("code", "varchar(8)"))
                                .check(check("code != '1'"))
                                .build(),
                        table("b")
                                .column(column("code", "integer"))
                                .check(check("code != '1'"))
                                .build()));

        assertThat(report.text()).isEmpty();
    }

    @Test
    void judgesMoreColumnsThanATableCanHave() throws SQLException {
        List<TableDefinition> definitions = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            TableDefinitionBuilder builder = table("wide_" + t);
            List<String> ddl = new ArrayList<>();
            for (int c = 0; c < 550; c++) {
                String name = "c" + t + "_" + c;
                String type = "varchar(" + (1 + t * 550 + c) + ")";
                boolean checked = c % 50 == 0;
                builder.column(column(name, type));
                if (checked) {
                    builder.check(check(name + " <> ''"));
                }
                ddl.add(name + " " + type + (checked ? " check (" + name + " <> '')" : ""));
            }
            execute("create table wide_" + t + " (" + String.join(",", ddl) + ")");
            definitions.add(builder.build());
        }

        assertThat(Comparison.compare(connection, definitions).text()).isEmpty();
    }

    @Test
    void reportsEveryTableInTheOrderOfAsking() {
        DriftReport report = Comparison.compare(
                connection,
                List.of(
                        table("b").column(column("id", "bigint")).build(),
                        table("a").column(column("id", "bigint")).build()));

        assertThat(report.text().lines())
                .containsExactly(
                        "MT-DRIFT-001 BREAKING public.b: table, table missing: expected a table, found nothing. "
                                + "Add a change set with createTable (tableName: b).",
                        "MT-DRIFT-001 BREAKING public.a: table, table missing: expected a table, found nothing. "
                                + "Add a change set with createTable (tableName: a).");
        assertThat(report.blocksActivation()).isTrue();
        assertThatThrownBy(() -> report.of(PhysicalName.inDefaultSchema("c")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comparesNothingWithoutAsking() {
        assertThat(Comparison.compare(connection, List.of()).text()).isEmpty();
    }

    /** Tables with every kind of expression, made in the database and declared alike. */
    private List<TableDefinition> rich(int count) throws SQLException {
        execute("create type mood as enum ('sad', 'ok'); create sequence rich_seq increment by 50");
        StringBuilder ddl = new StringBuilder();
        IntStream.range(0, count).forEach(i -> ddl.append("""
                create table rich_%1$d (id bigint primary key, mood mood default 'ok', code_%1$d varchar(8),
                    size integer generated always as (length(code_%1$d)) stored, check (code_%1$d <> '%1$d'));
                create index on rich_%1$d (lower(code_%1$d)) where id > %1$d;
                """.formatted(i)));
        execute(ddl.toString());
        return IntStream.range(0, count).mapToObj(ComparisonTest::richTable).toList();
    }

    private static TableDefinition richTable(int i) {
        String code = "code_" + i;
        return table("rich_" + i)
                .column(column("id", "bigint"))
                .column(column("mood", "mood").withValue(new ColumnValue.Default("'ok'")))
                .column(column(code, "varchar(8)"))
                .column(column("size", "integer").withValue(new ColumnValue.Generated("length(" + code + ")")))
                .primaryKey("id")
                .check(check(code + " <> '" + i + "'"))
                .index(new Index(
                        Optional.empty(),
                        List.of(new Index.Part("lower(" + code + ")", true, false, Optional.empty())),
                        false,
                        "btree",
                        List.of(),
                        Optional.of("id > " + i)))
                .enumType(new EnumTypeDefinition(PhysicalName.inDefaultSchema("mood"), List.of("sad", "ok")))
                .sequence(new SequenceDefinition(PhysicalName.inDefaultSchema("rich_seq"), 1, 50))
                .build();
    }

    private void assertNoTrace() throws SQLException {
        assertThat(text("select count(*) from pg_class where relnamespace = pg_my_temp_schema()"))
                .isEqualTo("0");
        assertThat(text("select count(*) from pg_proc where proname like 'metatables%'"))
                .isEqualTo("0");
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
