package org.metatables.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of an operation.
 *
 * @param outcome what became of it
 * @param net what refused or stopped it, where that was MetaTables
 * @param reason why it did not succeed, without values
 * @param sqlState the SQLSTATE of the error, where PostgreSQL reported one
 * @param rows how many rows were given back, or written where none are; empty where the operation did not succeed, unless it is a
 *     stream that failed after some rows. That of a write is added shortly after its commit, and what became of a stream when it ends:
 *     empty, too, where the application ended before that
 * @param duration how long it took, in microseconds; of a write added with {@code rows}
 */
public record AuditResult(
        AuditOutcome outcome,
        Optional<AuditNet> net,
        Optional<String> reason,
        Optional<String> sqlState,
        OptionalLong rows,
        Optional<Duration> duration) {}
