package org.metatables.graph.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.metatables.graph.GraphRequest;
import org.metatables.graph.GraphScope;
import org.metatables.graph.SchemaGraph;
import org.metatables.internal.SqlResource;

/**
 * The one query behind every graph.
 *
 * @param request what is asked for
 * @param step what each foreign key adds to the level; where it is zero, the walk ends only when it finds no new table
 * @param parents whether the walk goes from a table to those that it refers to
 * @param children whether the walk goes from a table to those that refer to it
 */
public record GraphQuery(GraphRequest request, int step, boolean parents, boolean children) {

    private static final String SQL = SqlResource.read(GraphQuery.class, "schema-graph.sql");

    /** A walk as it was asked for. */
    public static GraphQuery walk(GraphRequest request) {
        return new GraphQuery(request, 1, true, request.includeIncoming());
    }

    /** A walk to all that depends on a table. */
    public static GraphQuery dependents(UUID uid) {
        return new GraphQuery(GraphRequest.of(uid), 0, false, true);
    }

    /** Asks, in one round trip. */
    public SchemaGraph run(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql())) {
            bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                GraphReader reader = new GraphReader();
                while (rows.next()) {
                    reader.row(rows);
                }
                return reader.graph(root(), request.depth(), children);
            }
        }
    }

    private Optional<UUID> root() {
        return request.scope() instanceof GraphScope.Table table ? Optional.of(table.uid()) : Optional.empty();
    }

    /** The text with the scope's own condition, so that the planner sees it as it is. */
    String sql() {
        return SQL.replace("{seed}", condition(request.scope()));
    }

    void bind(PreparedStatement statement) throws SQLException {
        int next = 1;
        Optional<Object> argument = argument(request.scope());
        if (argument.isPresent()) {
            statement.setObject(next++, argument.get());
        }
        for (Object parameter : List.of(
                step,
                parents,
                children,
                parents,
                children,
                request.depth(),
                request.depth(),
                children,
                request.withColumns())) {
            statement.setObject(next++, parameter);
        }
    }

    private static String condition(GraphScope scope) {
        if (scope instanceof GraphScope.Table) {
            return "m.uid = ?";
        }
        if (scope instanceof GraphScope.Namespace) {
            return "m.namespace = ?";
        }
        return scope instanceof GraphScope.Provider ? "m.migration_provider_key = ?" : "true";
    }

    private static Optional<Object> argument(GraphScope scope) {
        if (scope instanceof GraphScope.Table table) {
            return Optional.of(table.uid());
        }
        if (scope instanceof GraphScope.Namespace namespace) {
            return Optional.of(namespace.name());
        }
        return scope instanceof GraphScope.Provider provider ? Optional.of(provider.key()) : Optional.empty();
    }
}
