package org.metatables.hibernate.query.internal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgSQLXML;

/** The connection that Hibernate is given: it has no database, and its statements are answered by something else. */
public final class ConnectionProxy extends JdbcProxy<Connection> {

    private final Answers answers;
    private boolean autoCommit = true;
    private boolean closed;

    private ConnectionProxy(Answers answers) {
        super(Connection.class);
        this.answers = answers;
    }

    /** A connection whose statements are answered so. */
    public static Connection answering(Answers answers) {
        return new ConnectionProxy(answers).proxy();
    }

    @Override
    @Nullable
    Object call(String method, Arguments arguments) {
        return switch (method) {
            case "prepareStatement" -> prepare(arguments);
            case "createArrayOf" -> array(arguments.get(0, String.class), arguments.get(1, Object[].class));
            case "createSQLXML" -> new PgSQLXML(null);
            case "getAutoCommit" -> autoCommit;
            case "setAutoCommit" -> {
                autoCommit = arguments.get(0, Boolean.class);
                yield null;
            }
            case "commit", "rollback", "clearWarnings", "getWarnings", "setReadOnly" -> null;
            case "isReadOnly", "isWrapperFor" -> false;
            case "isClosed" -> closed;
            case "close" -> {
                closed = true;
                yield null;
            }
            default -> throw unexpected(method);
        };
    }

    private Statement prepare(Arguments arguments) {
        boolean plain = arguments.count() == 1
                || arguments.count() == 2
                        && arguments.any(1) instanceof Integer keys
                        && keys == Statement.NO_GENERATED_KEYS
                || arguments.count() == 3 && arguments.number(1) == ResultSet.TYPE_FORWARD_ONLY;
        if (!plain) {
            throw unexpected(
                    arguments.count() == 3 ? "prepareStatement for scrolling" : "prepareStatement with generated keys");
        }
        return new StatementProxy(arguments.get(0, String.class), answers, proxy()).proxy();
    }

    private static Array array(String type, @Nullable Object[] elements) {
        return new ArrayProxy(type, elements).proxy();
    }
}
