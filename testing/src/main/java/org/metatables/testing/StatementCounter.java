package org.metatables.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Counts what goes to the server through connections that it hands out, for tests that a cost does not grow with the data.
 *
 * <p>An execution counts once, and so does a batch, and each command that begins, ends or marks a transaction. What the driver adds by
 * itself, such as {@code BEGIN} in the message of the first statement, does not count. This class is thread-safe.
 */
public final class StatementCounter {

    private static final Set<String> TRANSACTION_COMMANDS =
            Set.of("commit", "rollback", "setSavepoint", "releaseSavepoint");

    private final List<String> sent = new CopyOnWriteArrayList<>();

    /** The same source, whose connections are counted. */
    public DataSource counting(DataSource source) {
        return proxy(DataSource.class, source, "");
    }

    /** The same connection, counted. */
    public Connection counting(Connection connection) {
        return proxy(Connection.class, connection, "");
    }

    /** How many messages went to the server since the last {@link #reset()}. */
    public int roundTrips() {
        return sent.size();
    }

    /** What went to the server since the last {@link #reset()}: SQL texts, and the names of transaction commands. */
    public List<String> sent() {
        return List.copyOf(sent);
    }

    /** Starts again from zero. */
    public void reset() {
        sent.clear();
    }

    private <T> T proxy(Class<T> type, Object target, String preparedSql) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            String name = method.getName();
            if (name.startsWith("execute") || (target instanceof Connection && TRANSACTION_COMMANDS.contains(name))) {
                sent.add(text(name, arguments, preparedSql));
            }
            try {
                Object result = method.invoke(target, arguments);
                return name.equals("unwrap") ? result : counted(result, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static String text(String name, @Nullable Object @Nullable [] arguments, String preparedSql) {
        boolean hasText = arguments != null && arguments.length > 0 && arguments[0] instanceof String;
        if (name.startsWith("execute") && hasText) {
            return (String) arguments[0];
        }
        return preparedSql.isEmpty() ? name : preparedSql;
    }

    private @Nullable Object counted(@Nullable Object result, @Nullable Object @Nullable [] arguments) {
        String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : "";
        if (result instanceof Connection connection) {
            return counting(connection);
        }
        if (result instanceof CallableStatement statement) {
            return proxy(CallableStatement.class, statement, sql);
        }
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, statement, sql);
        }
        return result instanceof Statement statement ? proxy(Statement.class, statement, "") : result;
    }
}
