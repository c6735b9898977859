package org.metatables.operation.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.operation.ParameterStyle;
import org.metatables.operation.internal.text.StatementText;
import org.metatables.operation.internal.text.TextGate;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What the analysis reads out of a tree against what PostgreSQL locks when it prepares the same statement. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferentialTest {

    private static final int STATEMENTS = 800;
    private static final String ROW_EXCLUSIVE = "RowExclusiveLock";
    private static final String ROW_SHARE = "RowShareLock";

    private TestDatabase database;

    @BeforeAll
    void tables(TestDatabase fresh) throws SQLException {
        database = fresh;
        try (Connection connection = fresh.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema other");
            for (String table : List.of("a", "b", "c", "other.a", "other.d")) {
                statement.execute("create table " + table + " (id int primary key, n int)");
            }
            statement.execute("create table parted (id int, n int) partition by list (n)");
            statement.execute("create table part partition of parted default");
        }
    }

    @Test
    void findsTheRelationsThatPostgresqlLocks() throws SQLException {
        RandomStatements statements = new RandomStatements(20_261_121);
        int understood = 0;
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (int number = 0; number < STATEMENTS; number++) {
                String sql = statements.next();
                Map<String, String> locks = locks(connection, sql);
                if (!locks.isEmpty()) {
                    assertSame(sql, locks, permissions(connection, sql));
                    understood++;
                }
            }
        }
        assertThat(understood).isGreaterThan(STATEMENTS / 2);
    }

    private static void assertSame(String sql, Map<String, String> locks, Map<String, Long> permissions) {
        assertThat(permissions.keySet()).as(sql).isEqualTo(locks.keySet());
        locks.forEach((relation, modes) -> {
            boolean changes = (permissions.get(relation) & ~RelationUse.SELECT) != 0;
            assertThat(changes)
                    .as("%s: %s with %s", sql, relation, modes)
                    .isEqualTo(modes.contains(ROW_EXCLUSIVE) || modes.contains(ROW_SHARE));
        });
    }

    /** The modes by relation; nothing if PostgreSQL does not understand the statement. */
    private static Map<String, String> locks(Connection connection, String sql) throws SQLException {
        Map<String, String> locks = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("prepare differential as " + sql);
            try (ResultSet rows = statement.executeQuery("""
                    select c.oid::regclass::text, string_agg(distinct l.mode, ',')
                      from pg_locks l
                      join pg_class c on c.oid = l.relation
                     where l.pid = pg_backend_pid() and c.oid >= 16384 and c.relkind in ('r', 'p')
                     group by c.oid
                    """)) {
                while (rows.next()) {
                    locks.put(rows.getString(1), rows.getString(2));
                }
            }
            statement.execute("deallocate differential");
        } catch (SQLException notUnderstood) {
            assertThat(notUnderstood.getSQLState()).as(sql).containsPattern("^(42|0A)");
        } finally {
            connection.rollback();
        }
        return locks;
    }

    private static Map<String, Long> permissions(Connection connection, String sql) throws SQLException {
        StatementText text = TextGate.read(sql, ParameterStyle.NAMED, Map.of());
        TreeFacts tree = TreeFacts.of(ServerTree.read(connection, text.sent(), List.of()));
        Map<String, Long> permissions = new TreeMap<>();
        for (CatalogFacts.Relation relation :
                CatalogFactsReader.read(connection, tree, List.of()).relations().values()) {
            String schema = relation.name().schema();
            permissions.put(
                    (schema.equals("public") ? "" : schema + ".")
                            + relation.name().table(),
                    tree.relations().get(relation.oid()).permissions());
        }
        connection.rollback();
        return permissions;
    }
}
