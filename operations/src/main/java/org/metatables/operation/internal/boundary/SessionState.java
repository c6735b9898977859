package org.metatables.operation.internal.boundary;

/**
 * What a connection stands in while a statement runs. The least-privilege role of a scope will be one more part.
 *
 * @param readOnly whether its transactions are read-only
 * @param statementTimeoutMillis after how many milliseconds the server cancels a statement
 * @param lockTimeoutMillis after how many milliseconds the server stops waiting for a lock
 * @param searchPath the schemas where names without a schema are looked up, as a list in SQL
 */
public record SessionState(boolean readOnly, int statementTimeoutMillis, int lockTimeoutMillis, String searchPath) {}
