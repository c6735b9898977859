package org.metatables.liquibase.internal;

import java.sql.SQLException;
import java.util.Optional;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.exception.LockException;
import liquibase.lockservice.DatabaseChangeLogLock;
import liquibase.lockservice.StandardLockService;
import org.metatables.lifecycle.Runs;

/**
 * Liquibase's own lock, which does not wait for the dead: one that a run of ours left behind is released, if that run provably exists no more. Any
 * other is reported, and waited for as Liquibase does.
 *
 * <p>Liquibase asks for the lock again and again while it waits, so a run that dies meanwhile is found, too. Nothing is looked at unless the lock is
 * taken.
 */
public final class RunLockService extends StandardLockService {

    private boolean reported;

    @Override
    public int getPriority() {
        return PRIORITY_DEFAULT + 1;
    }

    @Override
    public boolean supports(Database candidate) {
        return GovernedDatabase.of(candidate).isPresent();
    }

    @Override
    public boolean acquireLock() throws LockException {
        if (super.acquireLock()) {
            return true;
        }
        try {
            return isFreedFromTheDead(GovernedDatabase.of(database).orElseThrow()) && super.acquireLock();
        } catch (SQLException | LiquibaseException unreadable) {
            throw new LockException(unreadable);
        }
    }

    /** Releases the lock of the dead also where Liquibase, having nothing to do, does not ask for it. */
    void releaseFromTheDead(GovernedDatabase governed) throws SQLException, LiquibaseException {
        Optional<LockHolder> holder = holder(governed);
        if (holder.filter(LockHolder::isDead).isPresent()) {
            releaseFrom(holder, governed);
        }
    }

    private boolean isFreedFromTheDead(GovernedDatabase governed) throws SQLException, LiquibaseException {
        Optional<LockHolder> holder = holder(governed);
        if (holder.isPresent() && !holder.get().isDead()) {
            report(holder.get());
            return false;
        }
        if (holder.isPresent()) {
            releaseFrom(holder, governed);
        }
        return true;
    }

    /** Looks again, alone: another run may have released the lock meanwhile, and a third one may have taken it. */
    private void releaseFrom(Optional<LockHolder> dead, GovernedDatabase governed)
            throws SQLException, LiquibaseException {
        SessionLock.whileHeld(governed, () -> {
            if (holder(governed).equals(dead)) {
                release(dead.orElseThrow(), governed);
            }
        });
    }

    private void release(LockHolder dead, GovernedDatabase governed) throws LiquibaseException {
        forceReleaseLock();
        Runs.abandon(governed.connection(), dead.run().orElseThrow());
        Announcement.of("released a lock of the dead: " + dead.description());
    }

    private void report(LockHolder holder) {
        if (!reported) {
            reported = true;
            Announcement.warning(
                    holder.description() + " Liquibase waits for it. If that process is no more, release the lock"
                            + " with 'mvn liquibase:releaseLocks' or 'liquibase release-locks'.");
        }
    }

    private Optional<LockHolder> holder(GovernedDatabase governed) throws LockException {
        DatabaseChangeLogLock[] locks = listLocks();
        return locks.length == 0 ? Optional.empty() : Optional.of(LockHolder.of(locks[0], governed.connection()));
    }
}
