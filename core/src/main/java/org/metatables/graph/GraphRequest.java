package org.metatables.graph;

import java.util.UUID;

/**
 * Which part of the schema graph to gather.
 *
 * @param scope where the walk begins
 * @param depth how many foreign keys it follows one after the other. Zero stays among the tables of the scope. Clamped to 0 to
 *     {@value #MAX_DEPTH}, as the reference system clamps it; {@link SchemaGraph#depth()} tells what it came to.
 * @param includeIncoming whether it follows foreign keys backwards as well, to the tables that refer to those found
 * @param withColumns whether the nodes tell their columns
 */
public record GraphRequest(GraphScope scope, int depth, boolean includeIncoming, boolean withColumns) {

    /** The longest walk. */
    public static final int MAX_DEPTH = 16;

    /** The depth where nothing else is asked for: the tables that the scope's tables refer to. */
    public static final int DEFAULT_DEPTH = 1;

    public GraphRequest {
        depth = Math.max(0, Math.min(depth, MAX_DEPTH));
    }

    /** From one table. */
    public static GraphRequest of(UUID uid) {
        return of(new GraphScope.Table(uid));
    }

    /** From every table of a scope, {@value #DEFAULT_DEPTH} foreign key far, forwards alone, without columns. */
    public static GraphRequest of(GraphScope scope) {
        return new GraphRequest(scope, DEFAULT_DEPTH, false, false);
    }

    /** From every table of a namespace. */
    public static GraphRequest ofNamespace(String name) {
        return of(new GraphScope.Namespace(name));
    }

    /** From every table of a provider. */
    public static GraphRequest ofProvider(String key) {
        return of(new GraphScope.Provider(key));
    }

    /** From every table of the catalog. */
    public static GraphRequest ofEverything() {
        return of(new GraphScope.Everything());
    }

    /** The same, that many foreign keys far; clamped to 0 to {@value #MAX_DEPTH}. */
    public GraphRequest depth(int foreignKeys) {
        return new GraphRequest(scope, foreignKeys, includeIncoming, withColumns);
    }

    /** The same, backwards along foreign keys as well. */
    public GraphRequest includingIncoming() {
        return new GraphRequest(scope, depth, true, withColumns);
    }

    /** The same, with the columns of each table. */
    public GraphRequest includingColumns() {
        return new GraphRequest(scope, depth, includeIncoming, true);
    }
}
