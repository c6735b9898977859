package org.metatables.operation.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.operation.ParameterException;
import org.metatables.operation.ParameterStyle;
import org.metatables.operation.internal.text.StatementText;
import org.metatables.operation.internal.text.TextGate;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What is known of a tree without a further question is what the question would tell. */
@PostgresTest
class ServerTreeTest {

    private final Connection connection;
    private final ShippedObjects shipped = new ShippedObjects();

    ServerTreeTest(TestDatabase database) throws SQLException {
        connection = database.connect();
        CatalogInstaller.installOrUpgrade(connection);
    }

    @BeforeEach
    void begin() throws SQLException {
        connection.setAutoCommit(true);
        execute("""
                drop table if exists t, parent cascade;
                drop type if exists state cascade;
                create table t (id bigint primary key, name text, tags text[], document jsonb);
                create type state as enum ('on', 'off');
                create table parent (id int, state state);
                create table child () inherits (parent);
                create rule also as on insert to parent do also insert into t (id) values (new.id);
                create view v as select id from t;
                create or replace function own(text) returns text language sql immutable as 'select $1'
                """);
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*), upper(t.name), t.ctid from t group by t.id, t.name, t.ctid order by 2 desc",
                "select other.id from t as other where 'a' = any (tags) and document @> '{}'",
                "insert into t (id, name) select id, name || 'x' from t returning *",
                "insert into parent (id) values (1)",
            })
    void knowsWhatTheCatalogSays(String sql) throws SQLException {
        TreeFacts facts = TreeFacts.of(tree(sql).tree());
        CatalogFacts asked = CatalogFactsReader.read(connection, facts, List.of(), shipped);
        CatalogFacts known = tree(sql).facts(facts, shipped).orElseThrow();
        assertThat(known.relations()).isEqualTo(asked.relations());
        assertThat(known.columns()).containsAllEntriesOf(asked.columns());
        assertThat(known.functions()).containsExactlyInAnyOrderElementsOf(asked.functions());
        assertThat(known.types()).containsExactlyInAnyOrderElementsOf(asked.types());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from v",
                "select state from parent",
                "select own(name) from t",
                "select t from t",
                "update t set name = lower(name), tags = array_append(tags, 'a') from parent p where p.id = t.id",
                "with gone as (delete from t where id < 3 returning name) select string_agg(name, ',') over (order by name) from gone",
                "select relname from pg_catalog.pg_class",
            })
    void asksForWhatDoesNotShipWithPostgresqlAndWhereKeysMayCarryAWriteOn(String sql) throws SQLException {
        TreeFacts facts = TreeFacts.of(tree(sql).tree());
        CatalogFactsReader.read(connection, facts, List.of(), shipped);
        assertThat(tree(sql).facts(facts, shipped)).isEmpty();
    }

    @Test
    void asksAgainWhereSomebodyMadeACastToJson() throws SQLException {
        TreeFacts facts = TreeFacts.of(tree("select to_json(name) from t").tree());
        CatalogFactsReader.read(connection, facts, List.of(), shipped);
        assertThat(tree("select to_json(name) from t").facts(facts, shipped)).isPresent();
        execute("create function state_json(state) returns json language sql immutable as 'select null::json';"
                + "create cast (state as json) with function state_json(state);COMMIT");
        assertThat(tree("select to_json(name) from t").facts(facts, shipped)).isEmpty();
    }

    @Test
    void leavesTheTransaction() throws SQLException {
        tree("select id from t");
        execute("create table no_longer_in_it (); COMMIT");
        connection.rollback();
        assertThat(TreeFacts.of(tree("select from no_longer_in_it").tree()).relations())
                .hasSize(1);
    }

    @Test
    void asksNoMoreThanSoOftenForTheTypesOfParameters() {
        String sql =
                IntStream.range(0, 300).mapToObj(i -> ":p" + i + " is null").collect(Collectors.joining(" and "));
        Map<String, String> fallback =
                IntStream.range(0, 300).boxed().collect(Collectors.toMap(i -> "p" + i, i -> "text"));
        StatementText text = TextGate.read("select " + sql, ParameterStyle.NAMED, Map.of());
        TypeInference inference =
                new TypeInference(connection, text, new TypeHints(Map.of(), fallback), shipped, Set.of());
        assertThatThrownBy(inference::infer)
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("Declare their types");
    }

    private ServerTree tree(String sql) throws SQLException {
        return ServerTree.read(connection, TextGate.read(sql, ParameterStyle.NAMED, Map.of()), List.of());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
