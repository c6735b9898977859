package org.metatables.audit;

/**
 * When the row of a read is written. Those of writes are committed with them, and those of operations that were refused or failed
 * are written before the error returns, in both modes.
 */
public enum AuditMode {
    /**
     * In the background, within 200 milliseconds and at most 1,000 rows at once, which is what a crash of the application can
     * lose. Nothing is added to the operation. Where rows cannot be written that fast, operations wait.
     */
    BATCHED,
    /** Before the result returns: nothing is lost, for one more round trip. */
    SYNCHRONOUS
}
