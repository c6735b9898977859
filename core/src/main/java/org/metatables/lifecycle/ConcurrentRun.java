package org.metatables.lifecycle;

import java.util.UUID;

/**
 * A run that overlaps with another one of the same provider.
 *
 * @param uid the run
 * @param command the command, such as {@code rollback}
 */
public record ConcurrentRun(UUID uid, String command) {}
