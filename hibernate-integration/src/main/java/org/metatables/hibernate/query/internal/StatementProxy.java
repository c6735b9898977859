package org.metatables.hibernate.query.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A statement that Hibernate prepares, binds and runs. */
final class StatementProxy extends JdbcProxy<PreparedStatement> {

    private final String sql;
    private final Answers answers;
    private final Connection connection;
    private final TreeMap<Integer, BoundValue> values = new TreeMap<>();
    private int timeoutSeconds;
    private boolean closed;

    StatementProxy(String sql, Answers answers, Connection connection) {
        super(PreparedStatement.class);
        this.sql = sql;
        this.answers = answers;
        this.connection = connection;
    }

    @Override
    @Nullable
    Object call(String method, Arguments arguments) throws SQLException {
        return switch (method) {
            case "executeQuery" -> rows();
            case "executeUpdate" -> Math.toIntExact(answers.count(statement()));
            case "executeLargeUpdate" -> answers.count(statement());
            case "setQueryTimeout" -> {
                timeoutSeconds = arguments.number(0);
                yield null;
            }
            case "getQueryTimeout" -> timeoutSeconds;
            case "getMaxRows" -> 0;
            case "getConnection" -> connection;
            case "isClosed" -> closed;
            case "isWrapperFor" -> false;
            case "setFetchSize", "setFetchDirection", "setPoolable", "clearWarnings", "getWarnings" -> null;
            case "close" -> {
                closed = true;
                yield null;
            }
            default -> bind(method, arguments);
        };
    }

    private @Nullable Object bind(String method, Arguments arguments) throws SQLException {
        if (!method.startsWith("set") || !arguments.has(0, Integer.class) || arguments.count() < 2) {
            throw unexpected(method);
        }
        values.put(arguments.number(0), BoundValue.of(method, arguments).orElseThrow(() -> unexpected(method)));
        return null;
    }

    private ResultSet rows() {
        return new RowsProxy(answers.rows(statement()), proxy()).proxy();
    }

    private JdbcStatement statement() {
        return new JdbcStatement(
                sql,
                values.values().stream().toList(),
                timeoutSeconds > 0 ? OptionalInt.of(timeoutSeconds) : OptionalInt.empty());
    }
}
