package org.metatables.lifecycle;

import java.time.Instant;
import java.util.UUID;

/**
 * A run that has not said how it ended.
 *
 * @param uid the run
 * @param providerKey the provider that ran
 * @param command the command, such as {@code update}
 * @param host the host name of the machine that ran
 * @param startedAt when it reserved its tables
 * @param liveness whether it still runs
 */
public record UnfinishedRun(
        UUID uid, String providerKey, String command, String host, Instant startedAt, Liveness liveness) {}
