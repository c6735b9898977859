package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** A bulk load writes values exactly, all rows or none, and within its limits. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkLoadTest {

    private GovernedDatabase database;

    @BeforeAll
    void open(TestDatabase server) {
        database = new GovernedDatabase(server);
        database.sql("create table numbered (id bigint generated always as identity primary key, name text,"
                + " doubled bigint generated always as (id * 2) stored)");
        database.govern("numbered");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.sql("delete from account_limit");
        database.sql("delete from account");
    }

    @Test
    void writesIntoAnIdentityThatIsAlwaysGeneratedOnlyWhereItSaysSo() {
        UUID numbered = database.uid("numbered");
        Stream<List<?>> refused = Stream.of(List.of(7, "a"));
        assertThatThrownBy(() -> database.operations().load(BulkLoad.into(numbered, "id", "name"), refused))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("the column id, which PostgreSQL always generates")
                .hasMessageContaining("overridingSystemValue()");
        assertThatThrownBy(() -> database.execute(Operation.insert("insert into numbered (id, name) values (7, 'a')")
                        .write(numbered)))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("the column id, which PostgreSQL always generates")
                .hasMessageContaining("428C9");
        assertThatThrownBy(() -> database.execute(
                        Operation.update("update numbered set doubled = 7").write(numbered)))
                .hasMessageContaining("the column doubled, which PostgreSQL always generates");
        assertThat(database.one("select count(*) from numbered")).isEqualTo("0");

        assertThat(database.operations().load(BulkLoad.into(numbered, "name"), Stream.of(List.of("b"))))
                .isEqualTo(1);
        assertThat(database.operations()
                        .load(
                                BulkLoad.into(numbered, "id", "name").overridingSystemValue(),
                                Stream.of(List.of(7, "a"))))
                .isEqualTo(1);
        assertThat(database.one("select string_agg(id || name || doubled, ',' order by id) from numbered"))
                .isEqualTo("1b2,7a14");
        database.sql("delete from numbered");
    }

    @Test
    void writesIntoNoComputedColumn() {
        assertThatThrownBy(() -> database.operations()
                        .load(
                                BulkLoad.into(database.uid("numbered"), "name", "doubled")
                                        .overridingSystemValue(),
                                Stream.of(List.of("a", 2))))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("the column doubled, which PostgreSQL always generates");
    }

    @Test
    void writesValuesExactly() {
        String awkward = "tab\tline\nreturn\rback\\slash \\N \\. \u0001 'quote' \"double\" ä 日 😀";
        List<Object> row = Arrays.asList(
                "A",
                awkward.substring(0, 20),
                awkward,
                new BigDecimal("12.34"),
                null,
                LocalDate.of(2026, 11, 22),
                List.of("a,b", "{c}", "\\"),
                Map.of("k\t", "v\n"),
                new byte[] {0, 1, '\\', -1});
        BulkLoad load = BulkLoad.into(
                database.account(),
                "code",
                "name",
                "region",
                "balance",
                "ratio",
                "opened",
                "tags",
                "document",
                "picture");
        assertThat(database.operations().load(load, Stream.of(row))).isEqualTo(1);
        Row read = database.execute(
                        Operation.select("select region, balance, ratio, opened, tags, document, picture from account")
                                .read(database.account()))
                .rows()
                .get(0);
        assertThat(read.get("region")).contains(awkward);
        assertThat(read.get("balance")).contains(new BigDecimal("12.34"));
        assertThat(read.get("ratio")).isEmpty();
        assertThat(read.get("opened")).contains(LocalDate.of(2026, 11, 22));
        assertThat(read.get("tags")).contains(List.of("a,b", "{c}", "\\"));
        assertThat(read.text("document")).contains("{\"k\\t\":\"v\\n\"}");
        assertThat(read.get("picture", byte[].class).orElseThrow()).containsExactly(0, 1, '\\', -1);
    }

    @Test
    void tellsTheProgressOfManyRows() {
        List<Long> told = new ArrayList<>();
        long rows = database.operations().load(load().withProgress(told::add), rows(25_000));
        assertThat(rows).isEqualTo(25_000);
        assertThat(told).containsExactly(10_000L, 20_000L);
        assertThat(count()).isEqualTo("25000");
    }

    @Test
    void namesTheRowAndTheColumnButNoValue() {
        BulkLoad load = BulkLoad.into(database.account(), "code", "name", "balance");
        assertThatThrownBy(() -> database.operations()
                        .load(load, Stream.of(List.of("A", "a", 1), List.of("B", "b", "not-a-number"))))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("row 2")
                .hasMessageContaining("the column balance")
                .hasMessageNotContaining("not-a-number");
        assertThatThrownBy(() -> database.operations().load(load, Stream.of(List.of("A", "a"))))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("2 values")
                .hasMessageContaining("row 1");
        assertThatThrownBy(() -> database.operations().load(load, Stream.of(List.of("A", "a", new Object()))))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("balance of row 1");
        assertThatThrownBy(() -> database.operations().load(load(), Stream.of(List.of("A", "a"), List.of("A", "a"))))
                .isInstanceOf(ConstraintViolationException.class)
                .hasMessageContaining("account_code_key");
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void writesNothingWhereItEndsEarly() {
        assertThatThrownBy(() -> database.operations().load(load().withMaxRows(10), rows(11)))
                .isInstanceOf(ResultTooLargeException.class)
                .hasMessageContaining("more than 10 rows");
        assertThatThrownBy(() -> database.operations().load(load(), rows(100).peek(row -> {
                    if (row.get(0).equals("C50")) {
                        throw new IllegalStateException("the source is dry");
                    }
                })))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the source is dry");
        assertThatThrownBy(() -> database.operations()
                        .load(load().withDeadline(Duration.ofMillis(300)), rows(Integer.MAX_VALUE)))
                .isInstanceOf(OperationTimeoutException.class);
        assertThat(count()).isEqualTo("0");
        assertThat(database.operations().load(load(), rows(3))).isEqualTo(3);
    }

    @Test
    void isHeldToTheTableAndItsColumns() {
        assertThatThrownBy(() -> database.operations()
                        .load(BulkLoad.into(database.account(), "code", "no_such"), Stream.empty()))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("no_such");
        assertThatThrownBy(() -> database.operations()
                        .load(BulkLoad.into(database.account(), "code\") from program 'id' --"), Stream.empty()))
                .isInstanceOf(InvalidStatementException.class);
        assertThatThrownBy(() ->
                        database.operations().load(BulkLoad.into(database.uid("ruled"), "id"), Stream.of(List.of(1))))
                .isInstanceOf(OperationRefusedException.class);
        assertThatThrownBy(() -> BulkLoad.into(database.account())).isInstanceOf(InvalidOperationException.class);
        assertThatThrownBy(() -> BulkLoad.into(database.account(), "code", "code"))
                .isInstanceOf(InvalidOperationException.class);
    }

    private BulkLoad load() {
        return BulkLoad.into(database.account(), "code", "name");
    }

    private static Stream<List<Object>> rows(int count) {
        return IntStream.range(0, count).mapToObj(row -> List.of("C" + row, "name"));
    }

    private String count() {
        return database.one("select count(*) from account");
    }
}
