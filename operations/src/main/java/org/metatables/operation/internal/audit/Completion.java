package org.metatables.operation.internal.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * What was not known about a write when its row was committed with it.
 *
 * @param id the operation
 * @param at when it began
 * @param rows how many rows it wrote
 * @param micros how many microseconds it took
 */
record Completion(UUID id, Instant at, long rows, long micros) {}
