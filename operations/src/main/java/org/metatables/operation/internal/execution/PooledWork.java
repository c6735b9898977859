package org.metatables.operation.internal.execution;

import java.sql.Connection;
import java.sql.SQLException;
import org.metatables.operation.internal.boundary.SessionState;
import org.metatables.operation.internal.boundary.Sessions;

/** Does work on a connection of the pool, and sees to it that none is given back that is not what it was. */
final class PooledWork {

    private final ConnectionPool pool;
    private final Sessions sessions;

    PooledWork(ConnectionPool pool, Sessions sessions) {
        this.pool = pool;
        this.sessions = sessions;
    }

    /**
     * Does work for an operation.
     *
     * @param runsCode whether the work runs code of the owners of tables, after which no connection is what it was
     */
    <T> T on(Watched watched, boolean runsCode, Work<T> work) throws SQLException {
        Connection connection = watched.borrow(pool);
        boolean clean = false;
        try {
            T result = work.on(connection);
            clean = !runsCode || isWiped(connection);
            return result;
        } catch (SQLException failed) {
            clean = !runsCode && !Connections.mayBeDirty(connection, failed);
            throw failed;
        } catch (RuntimeException refused) {
            clean = !runsCode && !Connections.isDirty(connection);
            throw refused;
        } finally {
            pool.giveBack(connection, watched.giveBack() && clean);
        }
    }

    /** A connection for work that goes on after the call; the lease is to be given back. */
    Lease lease(Watched watched, boolean runsCode) throws SQLException {
        return new Lease(this, watched, watched.borrow(pool), runsCode);
    }

    /**
     * Asks the database something on our own behalf.
     *
     * @param state what the connection stands in
     */
    <T> T asking(Watched watched, SessionState state, Work<T> work) {
        try {
            return on(watched, false, connection -> {
                sessions.enter(connection, state);
                return work.on(connection);
            });
        } catch (SQLException failed) {
            watched.requireTime();
            throw ServerErrors.of(failed);
        }
    }

    /** Has every connection that stands in a role enter it anew, since another one of that name may have taken its place. */
    void enterAnew(String role) {
        sessions.forget(role);
    }

    /** The work is done: a connection that cannot be wiped is its own trouble. */
    private boolean isWiped(Connection connection) {
        try {
            sessions.wipe(connection);
            return true;
        } catch (SQLException broken) {
            return false;
        }
    }

    /**
     * A connection that is held for a while.
     *
     * @param runsCode whether what is done on it runs code of the owners of tables
     */
    record Lease(PooledWork work, Watched watched, Connection connection, boolean runsCode) {

        /**
         * Gives it back.
         *
         * @param clean whether it is what it was, but for what the owners of tables did
         */
        void giveBack(boolean clean) throws SQLException {
            boolean wiped = clean && (!runsCode || work.isWiped(connection));
            work.pool.giveBack(connection, watched.giveBack() && wiped);
        }
    }

    /** What is done on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
