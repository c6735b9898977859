package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/**
 * Statements of the corpus, changed at random: what all nets together allow takes no locks, when PostgreSQL prepares it, but on the tables
 * of its scope, and none to write in a read.
 */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusMutationTest {

    private static final int EVERY_DAY = 30;
    private static final int LONG = 5_000;
    private static final long SEED = 20261122;
    private static final List<String> TABLES = List.of(
            "account",
            "account_limit",
            "secret",
            "\"Secret\"",
            "secret_view",
            "us_account",
            "public.secret",
            "vault.account");

    private CorpusDatabase database;
    private Connection superuser;

    @BeforeAll
    void open(TestDatabase fresh) throws SQLException {
        database = new CorpusDatabase(fresh);
        superuser = fresh.connect();
        superuser.setAutoCommit(false);
    }

    @AfterAll
    void close() throws SQLException {
        superuser.close();
        database.close();
    }

    @Test
    void touchesNothingBeyondItsScope() throws SQLException {
        requireWithinScopes(SEED, EVERY_DAY);
    }

    @Tag("long")
    @Test
    void touchesNothingBeyondItsScopeAtLength() throws SQLException {
        requireWithinScopes(System.nanoTime(), LONG);
    }

    private void requireWithinScopes(long seed, int tries) throws SQLException {
        Random random = new Random(seed);
        List<CorpusEntry> reads =
                Corpus.read("benign-queries", "hostile-relations", "hostile-places", "benign-reports").stream()
                        .filter(entry -> entry.since() <= database.majorVersion()
                                && !entry.kind().writes())
                        .toList();
        for (int attempt = 0; attempt < tries; attempt++) {
            CorpusEntry entry = reads.get(random.nextInt(reads.size()));
            String sql = entry.sql();
            for (int change = 0; change <= random.nextInt(3); change++) {
                sql = changes(random, reads).get(random.nextInt(6)).apply(sql);
            }
            requireWithinScope(entry, sql, "seed " + seed + ": " + sql);
        }
    }

    private static List<UnaryOperator<String>> changes(Random random, List<CorpusEntry> others) {
        return List.of(
                sql -> sql.replaceFirst(
                        "\\b(account|account_limit|secret)\\b", TABLES.get(random.nextInt(TABLES.size()))),
                sql -> "with m as (" + sql + "\n) select 1 from m",
                sql -> "select (select count(*) from (" + sql + "\n) m)",
                sql -> sql.replace(" ", random.nextBoolean() ? " /* ' */ " : " -- ;\n "),
                sql -> random.nextBoolean() ? sql.toUpperCase(Locale.ROOT) : sql.replace("secret", "U&\"\\0073ecret\""),
                sql -> sql
                        + (random.nextBoolean() ? "\n; " : "\nunion all ")
                        + others.get(random.nextInt(others.size())).sql());
    }

    private void requireWithinScope(CorpusEntry entry, String sql, String what) throws SQLException {
        CorpusEntry changed = new CorpusEntry(
                entry.name(), entry.kind(), entry.reads(), entry.writes(), entry.since(), entry.outcome(), sql);
        try {
            database.governed().execute(changed.operation(database.governed()).maxRows(1));
        } catch (OperationException refused) {
            return;
        }
        Map<String, String> locks = locks(sql);
        assertThat(Set.copyOf(entry.reads())).as(what).containsAll(locks.keySet());
        assertThat(locks.values()).as(what).allMatch("AccessShareLock"::equals);
    }

    /** The modes of the locks that PostgreSQL takes to prepare a statement, by the name of the table. */
    private Map<String, String> locks(String sql) throws SQLException {
        Map<String, String> locks = new TreeMap<>();
        try (Statement statement = superuser.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("prepare mutation as " + sql);
            try (ResultSet rows = statement.executeQuery("""
                    select case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end,
                           string_agg(distinct l.mode, ',')
                      from pg_locks l
                      join pg_class c on c.oid = l.relation
                      join pg_namespace n on n.oid = c.relnamespace
                     where l.pid = pg_backend_pid() and c.oid >= 16384 and c.relkind in ('r', 'p', 'v', 'm', 'f')
                     group by 1
                    """)) {
                while (rows.next()) {
                    locks.put(rows.getString(1), rows.getString(2));
                }
            }
            statement.execute("deallocate mutation");
            return locks;
        } finally {
            superuser.rollback();
        }
    }
}
