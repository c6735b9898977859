package org.metatables.graph;

import java.util.UUID;

/** Where the walk that gathers a {@link SchemaGraph} begins. */
public sealed interface GraphScope {

    /**
     * At one table, which becomes the root of the graph.
     *
     * @param uid the table's row in the catalog
     */
    record Table(UUID uid) implements GraphScope {}

    /**
     * At every table of a namespace.
     *
     * @param name the namespace, exactly
     */
    record Namespace(String name) implements GraphScope {}

    /**
     * At every table that a provider migrates, its change-log table included.
     *
     * @param key the provider's key, exactly
     */
    record Provider(String key) implements GraphScope {}

    /** At every table of the catalog. */
    record Everything() implements GraphScope {}
}
