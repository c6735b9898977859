package org.metatables.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * The row of one operation.
 *
 * @param id its identity
 * @param at when it began, by the clock of the database, in microseconds
 * @param caller who executed it
 * @param request what it declared
 * @param result what became of it
 */
public record AuditRecord(UUID id, Instant at, AuditCaller caller, AuditRequest request, AuditResult result) {}
