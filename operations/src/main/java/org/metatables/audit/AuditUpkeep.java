package org.metatables.audit;

/**
 * What was done for the partitions of the audit.
 *
 * @param made how many were made
 * @param dropped how many were dropped, with all their rows
 * @param complete whether nothing is left to do; otherwise somebody used the audit just then, and it is tried again by itself
 */
public record AuditUpkeep(int made, int dropped, boolean complete) {}
