package org.metatables.hibernate.query.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;
import org.metatables.hibernate.query.UnsupportedQueryException;

/** The rows of an answer, as Hibernate reads them: forward, by the position of a column. */
final class RowsProxy extends JdbcProxy<ResultSet> {

    private final Rows rows;
    private final PreparedStatement statement;
    private List<@Nullable Object> row = List.of();
    private boolean wasNull;
    private boolean closed;

    RowsProxy(Rows rows, PreparedStatement statement) {
        super(ResultSet.class);
        this.rows = rows;
        this.statement = statement;
    }

    @Override
    @Nullable
    Object call(String method, Arguments arguments) throws SQLException {
        return switch (method) {
            case "next" -> next();
            case "wasNull" -> wasNull;
            case "findColumn" -> position(arguments.get(0, String.class));
            case "getMetaData" -> new Columns().proxy();
            case "getStatement" -> statement;
            case "getType" -> ResultSet.TYPE_FORWARD_ONLY;
            case "isClosed" -> closed;
            case "isWrapperFor" -> false;
            case "setFetchSize", "setFetchDirection", "clearWarnings", "getWarnings" -> null;
            case "close" -> {
                closed = true;
                rows.close().run();
                yield null;
            }
            default -> column(method, arguments);
        };
    }

    private boolean next() {
        boolean more = rows.values().hasNext();
        row = more ? rows.values().next() : List.of();
        return more;
    }

    private @Nullable Object column(String method, Arguments arguments) throws SQLException {
        if (!method.startsWith("get") || arguments.count() == 0) {
            throw unexpected(method);
        }
        int position = arguments.has(0, String.class) ? position(arguments.get(0, String.class)) : arguments.number(0);
        Object value = row.get(position - 1);
        wasNull = value == null;
        return value == null
                ? ColumnRead.ofNull(method)
                : ColumnRead.of(method, value, arguments).orElseThrow(() -> unreadable(method, value));
    }

    private UnsupportedQueryException unreadable(String method, Object value) {
        return new UnsupportedQueryException(Problem.of(
                        "The query reads a " + value.getClass().getSimpleName() + " by ResultSet." + method
                                + " of JDBC, which governed queries do not offer.")
                .remedy("Large objects are out of reach of governed operations; map other attributes to another type,"
                        + " or leave them out of the query."));
    }

    /** While a query is only compiled nobody knows the columns, and no row asks for them. */
    private int position(String label) throws SQLException {
        int found = rows.columns().indexOf(label);
        if (found < 0 && !rows.columns().isEmpty()) {
            throw new SQLException("The result has no column " + label + ".");
        }
        return found + 1;
    }

    /** The names of the columns. Their types are not known, which queries in SQL without a result type would need. */
    private final class Columns extends JdbcProxy<ResultSetMetaData> {

        Columns() {
            super(ResultSetMetaData.class);
        }

        @Override
        Object call(String method, Arguments arguments) {
            return switch (method) {
                case "getColumnCount" -> rows.columns().size();
                case "getColumnLabel", "getColumnName" -> rows.columns().get(arguments.number(0) - 1);
                default ->
                    throw new UnsupportedQueryException(
                            Problem.of("The query in SQL does not say of which types its columns are.")
                                    .remedy(
                                            "Name an entity as the result, or declare each column with addScalar(name, type)."));
            };
        }
    }
}
