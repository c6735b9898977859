package org.metatables.catalog.internal;

/** Where PostgreSQL looks for what a statement names without its schema. */
public final class SearchPath {

    /**
     * For the rest of a transaction nowhere but in PostgreSQL itself. Who may create in a schema of the session's search path could
     * otherwise have a function or an operator there that fits a call better than PostgreSQL's own, and runs as whoever calls it. Not
     * for what compares or makes tables of others: their types and defaults may be meant to be looked up.
     *
     * @see <a href="https://www.postgresql.org/docs/current/typeconv-func.html">PostgreSQL: which function is called</a>
     */
    public static final String PINNED = "set local search_path = pg_catalog, pg_temp;\n";

    private SearchPath() {}
}
