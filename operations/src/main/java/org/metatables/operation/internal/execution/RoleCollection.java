package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.metatables.operation.OperationsConfig;
import org.metatables.operation.internal.audit.Connector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops the roles of scopes that no program has asked for since long, a few at a time: in a thread and over a connection of its own, so
 * that no operation waits for it. Of any number of programs one does so at a time. Where a session stands in such a role all the same,
 * its next statement is refused before it does anything, and is sent again in the role that is made anew.
 */
final class RoleCollection implements AutoCloseable {

    /** While so few are dropped, a few milliseconds, no role is made. */
    static final int AT_ONCE = 20;

    private static final Logger LOG = LoggerFactory.getLogger(RoleCollection.class);

    private static final String COLLECT = "select metatables_boundary.collect_some("
            + "pg_catalog.clock_timestamp() - pg_catalog.make_interval(secs => ?), ?)";

    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final int MOST_IN_A_ROW = 50;
    private static final int PATIENCE_SECONDS = 10;

    private final Connector connector;
    private final Duration kept;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, RoleCollection::thread);

    RoleCollection(OperationsConfig config) {
        connector = Connector.of(config, "metatables-roles");
        kept = config.rolesKept();
    }

    /** Begins to do so every hour, unless the roles are kept. */
    void start() {
        if (!kept.isZero()) {
            // Programs that start together do not come together.
            long first = ThreadLocalRandom.current().nextLong(BETWEEN.toSeconds());
            thread.scheduleWithFixedDelay(this::collectOrTell, first, BETWEEN.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void collectOrTell() {
        try {
            LOG.debug("{} roles of scopes that were not used for {} were dropped.", collect(), kept);
        } catch (SQLException | RuntimeException failed) {
            // Whatever a data source of the application throws: otherwise the thread would never do so again.
            LOG.warn(
                    "The roles of scopes that are not used cannot be dropped for now, {}. Operations run all the same.",
                    Sql.state(failed));
        }
    }

    /**
     * Drops those that are not used.
     *
     * @return how many
     */
    int collect() throws SQLException {
        try (Connection connection = connector.connect()) {
            connection.setAutoCommit(true);
            int all = 0;
            int some = AT_ONCE;
            for (int times = 0; times < MOST_IN_A_ROW && some == AT_ONCE; times++) {
                some = collectSome(connection);
                all += some;
            }
            return all;
        }
    }

    private int collectSome(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLLECT)) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            statement.setDouble(1, kept.toSeconds());
            statement.setInt(2, AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "metatables-roles");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
