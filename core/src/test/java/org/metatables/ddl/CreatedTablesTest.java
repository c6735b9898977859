package org.metatables.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.contract.DataTypes;
import org.metatables.definition.Authoring;
import org.metatables.definition.Check;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.EnumTypeDefinition;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.Index;
import org.metatables.definition.PrimaryKey;
import org.metatables.definition.SequenceDefinition;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.definition.UniqueConstraint;
import org.metatables.drift.Comparison;
import org.metatables.drift.DriftReport;
import org.metatables.drift.Verdict;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.StatementCounter;
import org.metatables.testing.TestDatabase;
import org.metatables.testvectors.ReferenceModels;

/** Tables that are made of definitions are what the definitions say: the comparison finds no difference at all. */
@PostgresTest
class CreatedTablesTest {

    private final TestDatabase database;
    private Connection connection;

    CreatedTablesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void emptyDatabase() throws SQLException {
        connection = database.connect();
        execute("drop schema public cascade; create schema public; drop schema if exists sales cascade;"
                + "drop schema if exists audit cascade; create schema sales; create schema audit;"
                + "create extension if not exists citext schema public;"
                + "create domain percent as integer check (value between 0 and 100)");
        connection.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boolean",
                "smallint",
                "integer",
                "bigint",
                "float4",
                "float(53)",
                "numeric(38,2)",
                "numeric(20, 6)",
                "char(3)",
                "varchar(64)",
                "varchar",
                "text",
                "oid",
                "citext",
                "bytea",
                "uuid",
                "date",
                "time(0)",
                "time(6) with time zone",
                "timestamp(3)",
                "timestamp(6) with time zone",
                "interval second(6)",
                "varchar(255) array",
                "timestamp(6) with time zone array",
                "varchar(7) array[4]",
                "json",
                "jsonb",
                "xml",
                "inet",
                "percent",
                "tsvector"
            })
    void aColumnOfAnyType(String type) throws SQLException {
        assertCreatedAsDeclared(table("sample")
                .column(column("id", type))
                .column(column("mandatory", type).notNull()));
    }

    @Test
    void everyModelOfTheReferenceSystem() throws SQLException {
        List<TableDefinition> models = Stream.of(
                        "AccountHoldings",
                        "AccountLimit",
                        "AllTypes",
                        "AuditEvent",
                        "DailyReturns",
                        "LayoutSeries",
                        "Account")
                .map(ReferenceModels::named)
                .toList();

        create(models);

        assertSame(models);
    }

    @Test
    void defaultsIdentitiesAndGeneratedColumns() throws SQLException {
        assertCreatedAsDeclared(table("sample")
                .sequence(new SequenceDefinition(PhysicalName.inDefaultSchema("number_seq"), 1, 50))
                .column(column("id", "bigint").notNull().withValue(new ColumnValue.Identity()))
                .column(column("number", "bigint").withValue(new ColumnValue.Default("nextval('number_seq')")))
                .column(column("uid", "uuid").withValue(new ColumnValue.Default("gen_random_uuid()")))
                .column(column("state", "char(1)").withValue(new ColumnValue.Default("'Y'")))
                .column(column("amount", "numeric(38,2)").withValue(new ColumnValue.Default("0.0")))
                .column(column("made", "timestamp(6) with time zone")
                        .withValue(new ColumnValue.Default("current_timestamp")))
                .column(column("tags", "text[]").withValue(new ColumnValue.Default("array['a;b', 'it''s']")))
                .column(column("path", "text").withValue(new ColumnValue.Default("'c:\\new'")))
                .column(column("full_state", "text")
                        .withValue(new ColumnValue.Generated("state || ': ' || coalesce(number, 0)::text")))
                .primaryKey("id"));
    }

    @Test
    void keysAndChecksWithNamesAndWithout() throws SQLException {
        assertCreatedAsDeclared(table("sample")
                .column(column("a", "integer").asUnique())
                .column(column("b", "integer"))
                .column(column("c", "integer"))
                .primaryKey(new PrimaryKey(Optional.of("the \"key\""), List.of("b", "a")))
                .unique(new UniqueConstraint(Optional.empty(), List.of("b", "c")))
                .unique(new UniqueConstraint(Optional.of("The Unique"), List.of("c", "a")))
                .check(check("a > 0"))
                .check(check("b > 0 and c is not null"))
                .check(new Check(Optional.of("positive"), "a + b > c")));

        assertThat(texts("select conname from pg_constraint where conrelid = 'sample'::regclass and contype <> 'n'"))
                .contains("the \"key\"", "The Unique", "positive", "uq__sample__a", "uq__sample__b__c");
    }

    @Test
    void indexesOfEveryShape() throws SQLException {
        assertCreatedAsDeclared(table("sample")
                .column(column("code", "varchar(8)"))
                .column(column("amount", "integer"))
                .column(column("payload", "jsonb"))
                .index(Index.on(List.of("code", "amount"), false))
                .index(Index.on(List.of("amount"), true))
                .index(index("btree", List.of(new Index.Part("code", false, true, Optional.of("last"))), "amount > 0"))
                .index(index("btree", List.of(new Index.Part("code", false, false, Optional.of("first")))))
                .index(index("btree", List.of(new Index.Part("lower(code)", true, false, Optional.empty()))))
                .index(index("gin", List.of(Index.Part.column("payload"))))
                .index(index("hash", List.of(Index.Part.column("code"))))
                .index(new Index(
                        Optional.of("unique where positive"),
                        List.of(Index.Part.column("code")),
                        true,
                        "btree",
                        List.of("payload"),
                        Optional.of("amount > 0"))));
    }

    @ParameterizedTest
    @EnumSource
    void foreignKeysWithEveryAction(ForeignKey.Action action) throws SQLException {
        PhysicalName parent = new PhysicalName("sales", "parent");
        TableDefinition child = table("child")
                .column(column("a", "integer").withValue(new ColumnValue.Default("0")))
                .column(column("b", "integer").withValue(new ColumnValue.Default("0")))
                .foreignKey(foreignKey(parent, action, false, false))
                .build();
        TableDefinition deferred = table("deferred")
                .column(column("a", "integer").withValue(new ColumnValue.Default("0")))
                .column(column("b", "integer").withValue(new ColumnValue.Default("0")))
                .foreignKey(foreignKey(parent, action, true, true))
                .build();
        List<TableDefinition> childrenFirst = List.of(
                child,
                deferred,
                table(parent)
                        .column(column("x", "integer"))
                        .column(column("y", "integer"))
                        .index(Index.on(List.of("x", "y"), true))
                        .build());

        create(childrenFirst);

        assertSame(childrenFirst);
    }

    @Test
    void tablesThatReferToEachOtherAndToThemselves() throws SQLException {
        List<TableDefinition> cycle = List.of(link("a", "b"), link("b", "c"), link("c", "a"), link("self", "self"));

        create(cycle);

        assertSame(cycle);
    }

    @Test
    void sequencesGoUpAndDownFromAnywhere() throws SQLException {
        assertCreatedAsDeclared(table("sample")
                .sequence(sequence("up", 1, 50))
                .sequence(sequence("from_zero", 0, 1))
                .sequence(sequence("from_below", -5, 10))
                .sequence(sequence("down", -1, -1))
                .sequence(sequence("down_from_above", 100, -10)));

        assertThat(texts("select start_value || ' ' || increment_by from pg_sequences order by sequencename"))
                .containsExactly("-1 -1", "100 -10", "-5 10", "0 1", "1 50");
    }

    @Test
    void enumTypesAndSequencesThatTablesShareAreMadeOnce() throws SQLException {
        PhysicalName mood = new PhysicalName("sales", "Mood");
        List<TableDefinition> tables = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            tables.add(table(name)
                    .enumType(new EnumTypeDefinition(mood, List.of("sad", "it's \\ ok")))
                    .sequence(sequence("shared", 1, 50))
                    .column(column("mood", mood.quoted()).withValue(new ColumnValue.Default("'sad'")))
                    .build());
        }
        create(tables.subList(0, 1));

        create(tables.subList(1, 2));

        assertSame(tables);
    }

    @Test
    void commentsAndNamesThatNeedQuotes() throws SQLException {
        PhysicalName name = new PhysicalName("sales", "Ta'ble \"x\"; drop {a,b} \\ ü");
        String column = "Grö\"ße, '\\{x}?";

        assertCreatedAsDeclared(table(name)
                .comment("It's; a \\ table\nof two lines")
                .column(column(column, "varchar(8)").withComment("'; drop table x; --"))
                .column(column("---", "varchar(8)").asUnique())
                .primaryKey(column)
                .check(check("\"Grö\"\"ße, '\\{x}?\" <> ''"))
                .index(Index.on(List.of("---", column), false)));
    }

    @Test
    void aTableWithoutColumns() throws SQLException {
        assertCreatedAsDeclared(table("empty"));
    }

    @Test
    void aRefusalNamesTheTableAndTheStatementAndNothingIsDone() throws SQLException {
        List<TableDefinition> tables = List.of(
                table("first").column(column("id", "bigint")).build(),
                table("second").column(column("id", "no_such_type")).build());

        assertThatThrownBy(() -> create(tables))
                .isInstanceOf(DdlRefusedException.class)
                .hasMessageStartingWith("PostgreSQL refused to make the table: 'type \"no_such_type\" does not exist'")
                .hasMessageContaining("Table: public.second.")
                .satisfies(thrown ->
                        assertThat(((DdlRefusedException) thrown).sqlState()).isEqualTo("42704"));

        assertThat(texts("select relname from pg_class where relname in ('first', 'second')"))
                .isEmpty();
    }

    @Test
    void oneMessageMakesAnyNumberOfTablesAndLeavesNoFunction() throws SQLException {
        List<TableDefinition> tables = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            tables.add(table("many_" + i)
                    .column(column("id", "bigint").withComment("The key."))
                    .primaryKey("id")
                    .build());
        }
        StatementCounter counter = new StatementCounter();

        DdlMessage.execute(counter.counting(connection), TableDdl.create(tables, ExistingObjects.none()));

        assertThat(counter.roundTrips()).isEqualTo(1);
        assertThat(texts("select proname from pg_proc where proname like 'metatables%'"))
                .isEmpty();
        assertThat(texts("select count(*) from pg_class where relname like 'many%' and relkind = 'r'"))
                .containsExactly("500");
    }

    private void assertCreatedAsDeclared(TableDefinitionBuilder builder) throws SQLException {
        TableDefinition table = builder.build();
        assertThat(DefinitionRules.faults(table)).isEmpty();

        create(List.of(table));

        assertSame(List.of(table));
    }

    private void create(List<TableDefinition> tables) throws SQLException {
        DdlMessage.execute(connection, TableDdl.create(tables, ExistingObjects.of(connection, tables)));
    }

    private void assertSame(List<TableDefinition> tables) {
        DriftReport report = Comparison.compare(connection, tables);
        assertThat(report.text()).isEmpty();
        assertThat(report.verdicts().values()).allMatch(Verdict.Same.class::isInstance);
    }

    private List<String> texts(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static TableDefinition link(String name, String next) {
        return table(name)
                .column(column("id", "bigint"))
                .column(column("next", "bigint"))
                .primaryKey("id")
                .foreignKey(ForeignKey.of(List.of("next"), PhysicalName.inDefaultSchema(next), List.of("id")))
                .build();
    }

    private static ForeignKey foreignKey(
            PhysicalName target, ForeignKey.Action action, boolean deferrable, boolean deferred) {
        return new ForeignKey(
                Optional.empty(), List.of("a", "b"), target, List.of("x", "y"), action, action, deferrable, deferred);
    }

    private static Index index(String method, List<Index.Part> parts, String... predicate) {
        return new Index(
                Optional.empty(),
                parts,
                false,
                method,
                List.of(),
                Arrays.stream(predicate).findFirst());
    }

    private static SequenceDefinition sequence(String name, long start, long increment) {
        return new SequenceDefinition(PhysicalName.inDefaultSchema(name), start, increment);
    }

    private static Check check(String expression) {
        return new Check(Optional.empty(), expression);
    }

    private static TableDefinitionBuilder table(String name) {
        return table(PhysicalName.inDefaultSchema(name));
    }

    private static TableDefinitionBuilder table(PhysicalName name) {
        return TableDefinition.builder(name, "test", new Authoring.Entity("org.example", "Example"));
    }

    private static ColumnDefinition column(String name, String sqlType) {
        return ColumnDefinition.of(name, DataTypes.ofSqlType(sqlType));
    }
}
