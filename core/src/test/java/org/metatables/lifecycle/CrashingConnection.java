package org.metatables.lifecycle;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * A connection whose server process is killed right before or right after one of its statements, as when a machine fails. Commits
 * and rollbacks count as statements.
 */
public final class CrashingConnection {

    /** When the server process is killed. */
    public enum Moment {
        BEFORE,
        AFTER
    }

    private final Database database;
    private final Connection connection;
    private final int serverProcess;
    private final int fatalStatement;
    private final Moment moment;
    private int statements;

    public CrashingConnection(Database database, int fatalStatement, Moment moment) throws SQLException {
        this.database = database;
        this.connection = database.connect();
        this.serverProcess = connection.unwrap(PGConnection.class).getBackendPID();
        this.fatalStatement = fatalStatement;
        this.moment = moment;
    }

    /** The connection to work with. */
    public Connection open() {
        return proxy(Connection.class, connection);
    }

    /** Whether the fatal statement was reached. */
    public boolean crashed() {
        return statements >= fatalStatement;
    }

    public void close() throws SQLException {
        connection.close();
    }

    private <T> T proxy(Class<T> type, Object target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            String name = method.getName();
            boolean isStatement = name.startsWith("execute") || name.equals("commit") || name.equals("rollback");
            boolean isFatal = isStatement && ++statements == fatalStatement;
            if (isFatal && moment == Moment.BEFORE) {
                kill();
            }
            Object result = invoke(target, method, arguments);
            if (isFatal && moment == Moment.AFTER) {
                kill();
            }
            return wrapped(result);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private Object wrapped(Object result) {
        if (result instanceof PreparedStatement) {
            return proxy(PreparedStatement.class, result);
        }
        return result instanceof Statement ? proxy(Statement.class, result) : result;
    }

    private void kill() throws Exception {
        database.execute("select pg_terminate_backend(" + serverProcess + ")");
        Database.await(() -> database.rows("select pid from pg_stat_activity where pid = " + serverProcess)
                .isEmpty());
    }
}
