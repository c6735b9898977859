package org.metatables.liquibase.internal;

import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import liquibase.lockservice.DatabaseChangeLogLock;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.lifecycle.Liveness;
import org.metatables.lifecycle.Runs;

/**
 * Who holds Liquibase's lock.
 *
 * @param owner the text in the lock's table
 * @param since when the lock was taken
 * @param run the run of ours, if it is one
 * @param liveness whether that run still runs
 */
record LockHolder(String owner, Instant since, Optional<UUID> run, Liveness liveness) {

    private static final Liveness SOMEBODY_ELSE = new Liveness.CannotTell("It is not a run that MetaTables knows.");

    static LockHolder of(DatabaseChangeLogLock lock, Connection connection) {
        String owner = lock.getLockedBy();
        Optional<UUID> run = LockOwner.run(owner);
        return new LockHolder(
                owner,
                lock.getLockGranted().toInstant(),
                run,
                run.map(uid -> liveness(connection, uid)).orElse(SOMEBODY_ELSE));
    }

    /** Whether the lock can be released safely. */
    boolean isDead() {
        return liveness instanceof Liveness.Dead;
    }

    /** Who, since when, and what is known of it, as English sentences. */
    String description() {
        return "the change log lock is held by " + owner + " since " + since + ". " + knowledge();
    }

    private String knowledge() {
        if (liveness instanceof Liveness.Dead dead) {
            return dead.proof();
        }
        if (liveness instanceof Liveness.CannotTell unknown) {
            return unknown.reason();
        }
        return liveness instanceof Liveness.Alive ? "That run is at work." : "That run has ended without releasing it.";
    }

    private static Liveness liveness(Connection connection, UUID run) {
        try {
            return Runs.liveness(connection, run);
        } catch (CatalogAccessException refused) {
            return new Liveness.CannotTell(refused.getMessage());
        }
    }
}
