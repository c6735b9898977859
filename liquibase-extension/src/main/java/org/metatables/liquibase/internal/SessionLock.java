package org.metatables.liquibase.internal;

import java.sql.SQLException;
import java.sql.Statement;
import liquibase.exception.LiquibaseException;

/**
 * An advisory lock of PostgreSQL that outlives the transactions of Liquibase, for the few milliseconds in which Liquibase's own tables are made or a
 * lock of the dead is released. Never held while Liquibase waits for anything, or the two would deadlock.
 *
 * @see <a href="https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS">PostgreSQL: advisory locks</a>
 */
final class SessionLock {

    /** The key in the space of the 64-bit keys: the ASCII codes of {@code MTLiquib}. */
    private static final long KEY = 0x4D544C6971756962L;

    private SessionLock() {}

    /** What is done alone. */
    @FunctionalInterface
    interface Work {

        void run() throws SQLException, LiquibaseException;
    }

    /** Waits for the lock, does the work and releases the lock. What is pending on the connection is rolled back before and after. */
    static void whileHeld(GovernedDatabase database, Work work) throws SQLException, LiquibaseException {
        execute(database, "select pg_catalog.pg_advisory_lock(" + KEY + ")");
        try {
            work.run();
        } catch (SQLException | LiquibaseException | RuntimeException failure) {
            releaseAfter(failure, database);
            throw failure;
        }
        release(database);
    }

    private static void releaseAfter(Exception failure, GovernedDatabase database) {
        try {
            release(database);
        } catch (SQLException | LiquibaseException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private static void release(GovernedDatabase database) throws SQLException, LiquibaseException {
        execute(database, "select pg_catalog.pg_advisory_unlock(" + KEY + ")");
    }

    private static void execute(GovernedDatabase database, String sql) throws SQLException, LiquibaseException {
        database.liquibase().rollback();
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
        database.liquibase().commit();
    }
}
