package org.metatables.operation.internal.audit;

import java.time.Instant;

/**
 * What was done for the partitions.
 *
 * @param now the time of the server
 * @param done whether nothing is left to do for now; otherwise somebody was in the way, or there is more to drop
 */
record Upkeep(Instant now, boolean done) {}
