package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What honest operations do and give back. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingAndWritingTest {

    private static final String BY_REGION =
            "select code from {account} where (:region is null or region = :region) order by code";

    private GovernedDatabase database;

    @BeforeAll
    void open(TestDatabase fresh) {
        database = new GovernedDatabase(fresh);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void twoAccounts() {
        database.sql("truncate account cascade");
        database.addAccount("ACME", "US");
        database.addAccount("BETA", "EU");
    }

    @Test
    void readsOneRegionAndAllRegionsWithTheSameStatement() {
        assertThat(codes(byRegion("US"))).containsExactly("ACME");
        assertThat(codes(byRegion(null))).containsExactly("ACME", "BETA");
        assertThat(codes(byRegion("US"))).containsExactly("ACME");
    }

    @Test
    void readsWithTheTextOfTheWire() {
        Operation wire = Operation.fromJson(byRegion("EU").toJson().replace("{account}", "account"));
        assertThat(wire.statement().style()).isEqualTo(ParameterStyle.PYFORMAT);
        assertThat(codes(wire)).containsExactly("BETA");
        String positional = wire.toJson()
                .replace("(%(region)s is null or region = %(region)s)", "region = %s")
                .replace("{\"region\":\"EU\"}", "[\"EU\"]");
        assertThat(codes(Operation.fromJson(positional))).containsExactly("BETA");
    }

    @Test
    void givesPlainJavaValues() {
        Row row = execute(Operation.insert("""
                                insert into account (code, name, visits, ratio, balance, opened, changed, tags, document, picture)
                                values (:code, :name, :visits, :ratio, :balance, :opened, :changed, :tags, :document, :picture)
                                returning *
                                """)
                        .write(database.account())
                        .parameter("code", "C\"'\\1")
                        .parameter("name", "Ä\uD83D\uDE00 %s ? :x")
                        .parameter("visits", 7)
                        .parameter("ratio", 0.5)
                        .parameter("balance", new BigDecimal("12.50"))
                        .parameter("opened", LocalDate.of(2026, 5, 28))
                        .parameter("changed", Instant.parse("2026-05-28T12:30:00.123456Z"))
                        .parameter("tags", List.of("a", "b \"\\,{}"))
                        .parameter("document", Map.of("a", List.of(1, 2)))
                        .parameter("picture", new byte[] {0, 1, -1}))
                .rows()
                .get(0);
        assertThat(row.get("uid", UUID.class)).isPresent();
        assertThat(row.get("code")).contains("C\"'\\1");
        assertThat(row.get("name")).contains("Ä\uD83D\uDE00 %s ? :x");
        assertThat(row.get("visits", Long.class)).contains(7L);
        assertThat(row.get("ratio", Double.class)).contains(0.5);
        assertThat(row.get("balance", BigDecimal.class)).contains(new BigDecimal("12.50"));
        assertThat(row.get("opened", LocalDate.class)).contains(LocalDate.of(2026, 5, 28));
        assertThat(row.get("changed", OffsetDateTime.class))
                .contains(OffsetDateTime.parse("2026-05-28T12:30:00.123456Z"));
        assertThat(row.get("tags")).contains(List.of("a", "b \"\\,{}"));
        assertThat(row.text("document")).contains("{\"a\":[1,2]}");
        assertThat(row.get("picture", byte[].class).orElseThrow()).containsExactly(0, 1, -1);
        assertThat(row.get("region")).isEmpty();
        assertThat(row.get("state")).contains("open");
        assertThat(row.get("active")).contains(true);
        assertThatThrownBy(() -> row.get("colour")).hasMessageContaining("no column colour");
        assertThat(row.toString()).doesNotContain("12.50");
    }

    @Test
    void writesTheResponseOfTheWire() throws Exception {
        OperationResult result = database.operations().execute(byRegion("US"));
        assertThat(new JsonMapper().readTree(result.toJson()))
                .isEqualTo(new JsonMapper().readTree("""
                                {"ok": true, "operation": "select", "dialect": "postgresql", "row_count": 1,
                                 "rows": [{"code": "ACME"}], "truncated": false, "max_rows": 1000,
                                 "pagination": {"limit": 1000, "offset": 0, "returned_count": 1, "has_more": false,
                                                "next_offset": null},
                                 "scope": {"meta_table_uids": ["%s"], "data_source_uid": "%s"}}
                                """.formatted(database.account(), result.dataSource())));
    }

    @Test
    void takesManyMoreParametersThanAFunctionHasArguments() {
        String rows = IntStream.range(0, 300)
                .mapToObj(row -> "(:code" + row + ", '$1 :x', :visits" + row + ")")
                .collect(Collectors.joining(", "));
        OperationBuilder insert = Operation.insert("insert into account (code, name, visits) values " + rows)
                .write(database.account());
        for (int row = 0; row < 300; row++) {
            insert.parameter("code" + row, "N" + row).parameter("visits" + row, row);
        }
        assertThat(execute(insert).rowCount()).isEqualTo(300);

        OperationBuilder list = Operation.select(
                        "select sum(visits) as sum from account where name = '$1 :x' and code in ("
                                + IntStream.range(0, 250)
                                        .mapToObj(i -> ":p" + i)
                                        .collect(Collectors.joining(", ")) + ")")
                .read(database.account());
        IntStream.range(0, 250).forEach(i -> list.parameter("p" + i, "N" + i));
        assertThat(execute(list).rows().get(0).get("sum")).contains(new BigDecimal(249 * 250 / 2));

        OperationBuilder beyond = Operation.select("select value from secret where value in ("
                        + IntStream.range(0, 150).mapToObj(i -> ":p" + i).collect(Collectors.joining(", ")) + ")")
                .read(database.account());
        IntStream.range(0, 150).forEach(i -> beyond.parameter("p" + i, "N" + i));
        assertThatThrownBy(() -> execute(beyond)).isInstanceOf(InvalidStatementException.class);
    }

    @Test
    void countsTheRowsOfAWriteThatReturnsNone() {
        OperationResult result = execute(
                Operation.update("update account set visits = visits + 1").write(database.account()));
        assertThat(result.rowCount()).isEqualTo(2);
        assertThat(result.returnsRows()).isFalse();
        assertThat(result.toJson()).doesNotContain("\"rows\"");
    }

    @Test
    void upsertsUnderBothKinds() {
        String upsert = "insert into account (code, name) values (:code, :name)"
                + " on conflict (code) do update set name = excluded.name returning name";
        for (OperationBuilder operation : List.of(Operation.insert(upsert), Operation.upsert(upsert))) {
            OperationResult result = execute(operation
                    .write(database.account())
                    .parameter("code", "ACME")
                    .parameter("name", "new"));
            assertThat(result.rows().get(0).get("name")).contains("new");
        }
        assertThat(database.one("select count(*) from account")).isEqualTo("2");
    }

    @Test
    void givesPagesThatFitTogether() {
        for (int account = 0; account < 10; account++) {
            database.addAccount("N" + account, "US");
        }
        Operation operation = Operation.select("select code from account order by code -- a comment")
                .read(database.account())
                .maxRows(5)
                .build();
        OperationResult first = database.operations().execute(operation);
        assertThat(first.truncated()).isTrue();
        assertThat(first.page().nextOffset()).hasValue(5);
        OperationResult second = database.operations()
                .execute(operation.withLimits(operation.limits().withOffset(5)));
        assertThat(second.page()).isEqualTo(new Page(5, 5, 5, OptionalInt.of(10)));
        OperationResult third = database.operations()
                .execute(operation.withLimits(operation.limits().withOffset(10)));
        assertThat(third.truncated()).isFalse();
        assertThat(third.page().hasMore()).isFalse();
        assertThat(List.of(first, second, third))
                .flatExtracting(OperationResult::rows)
                .extracting(row -> row.text("code").orElseThrow())
                .hasSize(12)
                .isSorted()
                .doesNotHaveDuplicates();
        OperationResult beyond = database.operations()
                .execute(operation.withLimits(operation.limits().withOffset(50)));
        assertThat(beyond.rows()).isEmpty();
        assertThat(beyond.page().hasMore()).isFalse();
    }

    @Test
    void writesAllRowsAndReturnsAsManyAsAreAllowed() {
        OperationResult result = execute(Operation.update("update account set visits = 9 returning code")
                .write(database.account())
                .maxRows(1));
        assertThat(result.rows()).hasSize(1);
        assertThat(result.truncated()).isTrue();
        assertThat(result.page().hasMore()).isFalse();
        assertThat(database.one("select count(*) from account where visits = 9"))
                .isEqualTo("2");
    }

    @Test
    void namesASecondColumnOfTheSameName() {
        Row row = execute(Operation.select("select 1 as a, 2 as a, 3 as a_2").read(database.account()))
                .rows()
                .get(0);
        assertThat(row.columns()).containsExactly("a", "a_2", "a_2_2");
        assertThat(row.get("a_2")).contains(2L);
    }

    @Test
    void findsTheTypesOfParametersThatPostgresqlCannotTell() {
        OperationResult result = execute(Operation.select("select :a as a, :b + :b as b, :region as r, :d as d")
                .read(database.account())
                .parameter("a", 1L)
                .parameter("b", new BigDecimal("1.5"))
                .parameter("region", null)
                .parameter("d", "2026-01-01", "date"));
        Row row = result.rows().get(0);
        assertThat(row.get("b")).contains(new BigDecimal("3.0"));
        assertThat(row.get("d")).contains(LocalDate.of(2026, 1, 1));
        assertThat(row.get("r")).isEmpty();
    }

    @Test
    void takesTheTypeOfAPlaceFromItsColumn() {
        execute(Operation.update(
                        "update account set name = :text, tags = :tags, document = :document, opened = :opened, state = :state where code = :text")
                .write(database.account())
                .parameter("text", "ACME")
                .parameter("tags", List.of("x"))
                .parameter("document", "{\"a\": 1}")
                .parameter("opened", "2026-02-03")
                .parameter("state", "closed"));
        assertThat(database.one(
                        "select name || tags::text || document || opened || state from account where code = 'ACME'"))
                .isEqualTo("ACME{x}{\"a\": 1}2026-02-03closed");
    }

    private OperationResult execute(OperationBuilder operation) {
        return database.execute(operation);
    }

    private Operation byRegion(String region) {
        return Operation.select(BY_REGION)
                .read(database.account(), "account")
                .parameter("region", region)
                .build();
    }

    private List<String> codes(Operation operation) {
        return database.operations().execute(operation).rows().stream()
                .map(row -> row.text("code").orElseThrow())
                .toList();
    }
}
