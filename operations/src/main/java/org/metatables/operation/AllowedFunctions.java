package org.metatables.operation;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.metatables.Problem;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.catalog.internal.OwnTransaction;

/**
 * The functions that operations may call beyond those of PostgreSQL, each with what it reaches. Any login may read the
 * list; the owner of the catalog may change it, and a change is in force after {@code catalogFreshness}.
 *
 * <p>Whoever lists a function vouches for it: what it reaches is believed. So it is listed by its exact signature, as it
 * is now; once it is replaced, operations that call it are refused until it is listed again.
 *
 * <p>All methods throw {@link org.metatables.catalog.CatalogAccessException} where the database refuses. This class is as
 * thread-safe as what it was made of.
 */
public final class AllowedFunctions {

    private static final String LIST = """
            select a.schema_name || '.' || a.function_name || '(' || a.arguments || ')', a.reads, a.writes, a.reason, a.allowed_by,
                   a.allowed_at,
                   coalesce(a.definition = metatables.function_definition((
                     select p.oid
                       from pg_catalog.pg_proc p
                       join pg_catalog.pg_namespace n on n.oid = p.pronamespace
                      where (n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes))
                          = (a.schema_name, a.function_name, a.arguments))), false)
              from metatables.allowed_function a
             order by 1
            """;

    private static final String ALLOW = """
            insert into metatables.allowed_function (schema_name, function_name, arguments, definition, reads, writes, reason)
            select n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes), metatables.function_definition(p.oid), ?, ?, ?
              from pg_catalog.pg_proc p
              join pg_catalog.pg_namespace n on n.oid = p.pronamespace
             where p.oid = pg_catalog.to_regprocedure(?) and n.nspname <> 'pg_catalog' and p.prokind <> 'p'
            on conflict (schema_name, function_name, arguments) do update
               set definition = excluded.definition, reads = excluded.reads, writes = excluded.writes, reason = excluded.reason,
                   allowed_by = default, allowed_at = default
            """;

    private static final String WITHDRAW = """
            delete from metatables.allowed_function a
             where a.schema_name || '.' || a.function_name || '(' || a.arguments || ')' = ?
            """;

    private final ConnectionSource connections;

    private AllowedFunctions(ConnectionSource connections) {
        this.connections = connections;
    }

    /** The list in the catalog of the database that this leads to. */
    public static AllowedFunctions of(DataSource dataSource) {
        return new AllowedFunctions(ConnectionSource.of(dataSource));
    }

    /** The list in the catalog of the database that the connection leads to. The connection stays open. */
    public static AllowedFunctions of(Connection connection) {
        return new AllowedFunctions(ConnectionSource.of(connection));
    }

    /** All that are listed, ordered by signature. */
    public List<AllowedFunction> list() {
        return connections.ask("read the allowed functions", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LIST);
                    ResultSet rows = statement.executeQuery()) {
                List<AllowedFunction> functions = new ArrayList<>();
                while (rows.next()) {
                    functions.add(function(rows));
                }
                return functions;
            }
        });
    }

    /**
     * Lists a function as it is now; one that is listed already is listed anew.
     *
     * @param signature its schema, name and the types of its arguments, such as {@code public.similarity(text, text)}
     * @param reach the MetaTables that it reads or writes, by uid: an operation that calls it must declare them; empty if
     *     it reaches none
     * @param reason why operations may call it
     * @throws UnknownFunctionException if there is no such function, or it is one of PostgreSQL's own
     */
    public void allow(String signature, Map<UUID, Access> reach, String reason) {
        if (reason.isBlank()) {
            throw new UnknownFunctionException(
                    Problem.of("The function " + signature + " is to be listed for no reason.")
                            .remedy("Say why operations may call it."));
        }
        int listed = change(ALLOW, (connection, statement) -> {
            statement.setArray(1, uids(connection, reach, Access.READ));
            statement.setArray(2, uids(connection, reach, Access.WRITE));
            statement.setString(3, reason);
            statement.setString(4, signature);
        });
        if (listed == 0) {
            throw new UnknownFunctionException(
                    Problem.of("There is no function " + signature
                                    + " that could be listed; PostgreSQL's own, and procedures, cannot be.")
                            .remedy(
                                    "Write its schema, its name and the types of its arguments: public.similarity(text, text)."));
        }
    }

    /**
     * Takes a function off the list.
     *
     * @param signature as {@link #list()} tells it
     * @return whether it was on it
     */
    public boolean withdraw(String signature) {
        return change(WITHDRAW, (connection, statement) -> statement.setString(1, signature)) > 0;
    }

    private int change(String sql, Parameters parameters) {
        String purpose = "change the allowed functions";
        return connections.ask(
                purpose,
                connection -> OwnTransaction.run(connection, purpose, transaction -> {
                    try (PreparedStatement statement = transaction.prepareStatement(sql)) {
                        parameters.set(transaction, statement);
                        return statement.executeUpdate();
                    }
                }));
    }

    private static Array uids(Connection connection, Map<UUID, Access> reach, Access access) throws SQLException {
        return connection.createArrayOf(
                "uuid",
                reach.keySet().stream().filter(uid -> reach.get(uid) == access).toArray());
    }

    private static AllowedFunction function(ResultSet row) throws SQLException {
        Map<UUID, Access> reach = new HashMap<>();
        for (UUID uid : (UUID[]) row.getArray(2).getArray()) {
            reach.put(uid, Access.READ);
        }
        for (UUID uid : (UUID[]) row.getArray(3).getArray()) {
            reach.put(uid, Access.WRITE);
        }
        return new AllowedFunction(
                row.getString(1),
                reach,
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getBoolean(7));
    }

    private interface Parameters {
        void set(Connection connection, PreparedStatement statement) throws SQLException;
    }
}
