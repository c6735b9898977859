package org.metatables.liquibase;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Stands between a connection and whoever uses it, and is told of each message to the server before it is sent. */
final class Wire {

    private final Connection connection;
    private final Listener listener;

    private Wire(Connection connection, Listener listener) {
        this.connection = connection;
        this.listener = listener;
    }

    /** Is told of a message; may throw, so that it is never sent. */
    @FunctionalInterface
    interface Listener {

        void sending(Connection physical, String message) throws SQLException;
    }

    static Connection tap(Connection connection, Listener listener) {
        return proxy(Connection.class, new Wire(connection, listener)::onConnection);
    }

    private Object onConnection(Object proxy, Method method, Object[] arguments) throws Throwable {
        boolean ends = method.getName().equals("commit") || method.getName().equals("rollback");
        if (ends && !connection.isClosed() && !connection.getAutoCommit()) {
            listener.sending(connection, method.getName());
        }
        Object result = invoke(connection, method, arguments);
        if (result instanceof Statement statement) {
            String prepared = arguments != null && arguments[0] instanceof String sql ? sql : "";
            return proxy(interfaceOf(statement), (p, m, a) -> onStatement(statement, prepared, m, a));
        }
        return result;
    }

    private Object onStatement(Statement statement, String prepared, Method method, Object[] arguments)
            throws Throwable {
        if (method.getName().startsWith("execute")) {
            listener.sending(
                    connection, arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : prepared);
        }
        return invoke(statement, method, arguments);
    }

    private static Class<? extends Statement> interfaceOf(Statement statement) {
        if (statement instanceof CallableStatement) {
            return CallableStatement.class;
        }
        return statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Wire.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
