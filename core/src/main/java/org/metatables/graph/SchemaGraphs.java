package org.metatables.graph;

import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.metatables.catalog.TableNotFoundException;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.graph.internal.GraphQuery;

/**
 * Asks the catalog how its tables refer to each other. Any login may.
 *
 * <p>Each question is one query, whatever the depth and the number of tables. All methods throw
 * {@link org.metatables.catalog.CatalogAccessException} where the database refuses. This class is as thread-safe as what it was
 * made of.
 */
public final class SchemaGraphs {

    private final ConnectionSource connections;

    private SchemaGraphs(ConnectionSource connections) {
        this.connections = connections;
    }

    /** Of the catalog that the data source leads to. Each question takes a connection and gives it back. */
    public static SchemaGraphs of(DataSource dataSource) {
        return new SchemaGraphs(ConnectionSource.of(dataSource));
    }

    /** Of the catalog that the connection leads to. The connection stays open; its transaction is left alone. */
    public static SchemaGraphs of(Connection connection) {
        return new SchemaGraphs(ConnectionSource.of(connection));
    }

    /**
     * The part of the graph that is asked for. A namespace or a provider without tables gives a graph without nodes.
     *
     * @throws TableNotFoundException if the graph of one table is asked for, and the catalog has no such table
     */
    public SchemaGraph read(GraphRequest request) {
        SchemaGraph graph = ask(GraphQuery.walk(request));
        if (graph.nodes().isEmpty() && request.scope() instanceof GraphScope.Table table) {
            throw new TableNotFoundException(table.uid());
        }
        return graph;
    }

    /**
     * All that depends on a table by foreign keys, however far away.
     *
     * @throws TableNotFoundException if the catalog has no such table
     */
    public Dependents dependents(UUID uid) {
        SchemaGraph graph = ask(GraphQuery.dependents(uid));
        if (graph.nodes().isEmpty()) {
            throw new TableNotFoundException(uid);
        }
        List<GraphNode> others =
                graph.nodes().stream().filter(node -> !node.uid().equals(uid)).toList();
        return new Dependents(
                uid,
                graph.dependentsOf(uid).stream()
                        .filter(node -> !node.uid().equals(uid))
                        .toList(),
                others,
                graph.outside().stream().filter(OutsideReference::incoming).toList());
    }

    private SchemaGraph ask(GraphQuery query) {
        return connections.ask("read the schema graph", query::run);
    }
}
