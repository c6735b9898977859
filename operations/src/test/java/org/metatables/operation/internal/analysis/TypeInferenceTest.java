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
import org.metatables.operation.ParameterException;
import org.metatables.operation.ParameterStyle;
import org.metatables.operation.internal.text.TextGate;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
class TypeInferenceTest {

    private final Connection connection;

    TypeInferenceTest(TestDatabase database) throws SQLException {
        connection = database.connect();
    }

    @BeforeEach
    void begin() throws SQLException {
        execute("create table if not exists t (id bigint, name varchar(9), tags text[])");
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void takesTheTypeOfAPlaceForTheOthersOfItsName() throws SQLException {
        assertThat(types("select :a is null or id = :a, :b = any (tags) from t", TypeHints.none()))
                .containsExactly("int8", "int8", "text");
    }

    @Test
    void asksTheOtherPlacesBeforeTheClassOfTheValue() throws SQLException {
        TypeHints hints = new TypeHints(Map.of(), Map.of("a", "int32"));
        assertThat(types("select (:a is null or name = :a) and (:b is null or :b is null or id = :b) from t", hints))
                .containsExactly("text", "text", "int8", "int8", "int8");
    }

    @Test
    void givesEachPlaceItsTypeWherePlacesContradictEachOther() throws SQLException {
        assertThat(types("update t set name = :x, id = :x", TypeHints.none())).containsExactly("varchar", "int8");
    }

    @Test
    void takesTheDeclaredTypeBeforeAllOthers() throws SQLException {
        TypeHints hints = new TypeHints(Map.of("a", "float64"), Map.of("a", "text"));
        assertThat(types("select :a", hints)).containsExactly("float8");
        assertThat(types("select id = :a from t", hints)).containsExactly("float8");
    }

    @Test
    void fallsBackOnlyWherePostgresqlCannotTell() throws SQLException {
        TypeHints hints = new TypeHints(Map.of(), Map.of("a", "text", "b", "date"));
        assertThat(types("select id = :a, :b is null from t", hints)).containsExactly("int8", "date");
        assertThat(types("select :b + :b", new TypeHints(Map.of(), Map.of("b", "int32"))))
                .containsExactly("int4", "int4");
    }

    @Test
    void namesTheParameterWhoseTypeNobodyKnows() {
        assertThatThrownBy(() -> types("select :a is null, :b is null", new TypeHints(Map.of(), Map.of("a", "text"))))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("parameter b");
        assertThatThrownBy(() -> types("select :a", new TypeHints(Map.of("a", "no such type"), Map.of())))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("parameter a");
    }

    @Test
    void findsTheTypesOfManyParameters() throws SQLException {
        String sql = "select "
                + IntStream.range(0, 2_000)
                        .mapToObj(i -> ":p" + i + "::int4 + :p" + i)
                        .collect(Collectors.joining(", "));
        assertThat(types(sql.substring(0, sql.indexOf(", :p1600")), TypeHints.none()))
                .hasSize(3_200)
                .containsOnly("int4");
    }

    @Test
    void leavesNothingPreparedBehind() throws SQLException {
        assertThatThrownBy(() -> types("select nothing from t where id = :a", TypeHints.none()))
                .isInstanceOf(NotUnderstood.class);
        connection.rollback();
        assertThat(types("select id = :a from t", TypeHints.none())).containsExactly("int8");
        assertThat(prepared()).isZero();
    }

    @Test
    void leavesNothingPreparedBehindWhenItIsInterrupted() throws SQLException {
        // The statement is prepared, and then the server has no right to tell what it prepared.
        execute("create role powerless; grant select on t to powerless;"
                + " revoke select on pg_catalog.pg_prepared_statements from public");
        connection.commit();
        execute("set role powerless");
        connection.commit();
        assertThatThrownBy(() -> types("select id = :a from t", TypeHints.none()));
        execute("reset role");
        assertThat(prepared()).isZero();
        assertThat(types("select id = :a from t", TypeHints.none())).containsExactly("int8");
    }

    private int prepared() throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from pg_prepared_statements where name like 'metatables%'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private List<String> types(String sql, TypeHints hints) throws SQLException {
        return new TypeInference(
                        connection,
                        TextGate.read(sql, ParameterStyle.NAMED, Map.of()),
                        hints,
                        new ShippedObjects(),
                        Set.of())
                .infer().stream().map(ParameterType::name).toList();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
