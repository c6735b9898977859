package org.metatables.lifecycle;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.catalog.internal.OwnTransaction;

/**
 * The runs that the catalog knows, for those who have to decide what a run left behind. Their role needs to read and write the
 * table {@code metatables.run}, as the owner of the catalog can.
 */
public final class Runs {

    /**
     * Process numbers are used again, so only number and start together name a connection. Everybody sees the numbers, but the
     * start only of connections of one's own role or with {@code pg_read_all_stats}.
     */
    private static final String BY_UID = """
            select r.finished_at is not null as finished, r.direct,
              a.pid is not null as process_exists, r.backend_start is not null and a.backend_start is not null as comparable,
              r.backend_start = a.backend_start as same_start
            from metatables.run r
            left join pg_catalog.pg_stat_activity a on a.pid = r.backend_pid
            where r.uid = ?
            """;

    /** A run that was killed before the given one began is not counted, although it never finished. */
    private static final String CONCURRENT = """
            select o.uid, o.command
            from metatables.run r
            join metatables.run o on o.provider_key = r.provider_key and o.uid <> r.uid
            where r.uid = ? and (
              coalesce(o.finished_at, o.started_at) > r.started_at
              or o.finished_at is null and exists (
                select from pg_catalog.pg_stat_activity a
                where a.pid = o.backend_pid and a.backend_start = o.backend_start))
            order by o.started_at
            """;

    private static final String FINISH = """
            update metatables.run set finished_at = pg_catalog.clock_timestamp(), outcome = ? where uid = ? and finished_at is null
            """;

    private Runs() {}

    /**
     * Whether a run still runs. What is pending on the connection is committed first: within a transaction, PostgreSQL goes on
     * telling what it has told once.
     *
     * @throws CatalogAccessException if the database refuses
     */
    public static Liveness liveness(Connection connection, UUID runUid) {
        return OwnTransaction.run(connection, "read the runs", transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement(BY_UID)) {
                statement.setObject(1, runUid);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? liveness(row) : new Liveness.CannotTell("The catalog knows no such run.");
                }
            }
        });
    }

    /**
     * The runs of the same provider that ran, or may have run, while the given one did: what they did to the tables, it may have seen.
     *
     * @throws CatalogAccessException if the database refuses
     */
    public static List<ConcurrentRun> concurrentWith(Connection connection, UUID runUid) {
        return OwnTransaction.run(connection, "read the runs", transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement(CONCURRENT)) {
                statement.setObject(1, runUid);
                try (ResultSet row = statement.executeQuery()) {
                    List<ConcurrentRun> runs = new ArrayList<>();
                    while (row.next()) {
                        runs.add(new ConcurrentRun(row.getObject("uid", UUID.class), row.getString("command")));
                    }
                    return runs;
                }
            }
        });
    }

    /**
     * Records that a dead run is cleared away. Does nothing if the run has ended meanwhile.
     *
     * @throws CatalogAccessException if the database refuses
     */
    public static void abandon(Connection connection, UUID runUid) {
        finish(connection, runUid, RunOutcome.ABANDONED);
    }

    /** Records how a run ended, unless that is recorded already. */
    static void finish(Connection connection, UUID runUid, RunOutcome outcome) {
        OwnTransaction.run(connection, "record the end of a run", transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement(FINISH)) {
                statement.setString(1, outcome.wireName());
                statement.setObject(2, runUid);
                return statement.executeUpdate();
            }
        });
    }

    private static Liveness liveness(ResultSet row) throws SQLException {
        if (row.getBoolean("finished")) {
            return new Liveness.Finished();
        }
        if (!row.getBoolean("direct")) {
            return new Liveness.CannotTell(
                    "The run reached the server through a pooler, so its server process does not stand for it.");
        }
        if (!row.getBoolean("process_exists")) {
            return new Liveness.Dead("The server process of its connection is gone.");
        }
        if (!row.getBoolean("comparable")) {
            return new Liveness.CannotTell(
                    "The role may not see when the server process began that has the run's number;"
                            + " let an administrator grant it pg_read_all_stats.");
        }
        return row.getBoolean("same_start")
                ? new Liveness.Alive()
                : new Liveness.Dead("The server process of its connection is gone, and another has its number.");
    }
}
