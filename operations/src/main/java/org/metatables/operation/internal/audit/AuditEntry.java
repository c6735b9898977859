package org.metatables.operation.internal.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.metatables.access.Actor;
import org.metatables.access.Principal;
import org.metatables.audit.AuditCaller;
import org.metatables.audit.AuditNet;
import org.metatables.audit.AuditOutcome;
import org.metatables.audit.AuditRecord;
import org.metatables.audit.AuditRequest;
import org.metatables.audit.AuditResult;

/**
 * What the audit learns of one operation while it is carried out. Used by one thread at a time.
 *
 * <p>A write binds its row to {@link AuditInsert#SQL}, which is committed with it.
 */
public final class AuditEntry {

    private final AuditLog log;
    private final UUID id;
    private final Instant at;
    private final AuditRequest request;
    private final Duration deadline;
    private final long beganNanos = System.nanoTime();
    private AuditCaller caller;
    private AuditNet net = AuditNet.ACCESS;
    private Optional<String> sqlState = Optional.empty();
    private boolean outcomeUnknown;
    private boolean reserved;

    AuditEntry(AuditLog log, Instant at, AuditCaller caller, AuditRequest request, Duration deadline) {
        this.log = log;
        this.id = TimeOrderedId.at(at);
        this.at = at;
        this.caller = caller;
        this.request = request;
        this.deadline = deadline;
    }

    /** The identity of the operation. */
    public UUID id() {
        return id;
    }

    /**
     * Asks who acts. Before that, and where nobody is known to, the row says that nobody is.
     *
     * @throws org.metatables.access.NoPrincipalException if nobody is known to act
     */
    public Actor actor(Supplier<Actor> actors) {
        Actor actor = actors.get();
        caller = caller.named(actor.caller().user(), actor.actingFor().map(Principal::user));
        return actor;
    }

    /** From now on the operation is in this net: a refusal is its. */
    public void enter(AuditNet next) {
        net = next;
    }

    /**
     * The operation has passed all nets, and is executed now. A read takes a place for its row first; it waits, within its deadline,
     * while there are too many rows that could not be written yet.
     *
     * @throws org.metatables.audit.AuditUnavailableException if there is no place in time. Nothing was executed
     */
    public void execute() {
        net = AuditNet.BOX;
        if (!request.kind().writes()) {
            log.reserve(remaining());
            reserved = true;
        }
    }

    /** Binds the row of a write, which succeeds if it is committed, to {@link AuditInsert#SQL}; its first place has this number. */
    public void bind(PreparedStatement statement, int first) throws SQLException {
        AuditInsert.bind(statement, first, row(succeeded(OptionalLong.empty(), Optional.empty())));
    }

    /**
     * The database refused the statement, or could not carry it out.
     *
     * @param unknown whether it was a write whose commit had been sent, and whose answer did not arrive
     */
    public void broke(SQLException failure, boolean unknown) {
        sqlState = Optional.ofNullable(failure.getSQLState());
        outcomeUnknown = unknown;
    }

    /**
     * The operation was carried out; a write is committed together with its row.
     *
     * @throws org.metatables.audit.AuditUnavailableException if the row of a read must be written before the result returns, and
     *     cannot be in time
     */
    public void succeeded(long rows) {
        if (request.kind().writes()) {
            ended(rows);
        } else {
            reserved = false;
            log.read(row(succeeded(OptionalLong.of(rows), Optional.of(elapsed()))), remaining());
        }
    }

    /**
     * The rows of a read begin to come, one by one. Its row is written as that of any read, and the number of its rows when they
     * have {@link #ended}: a program that ends while it reads leaves a row, too.
     *
     * @throws org.metatables.audit.AuditUnavailableException as {@link #succeeded}
     */
    public void opened() {
        reserved = false;
        log.read(row(succeeded(OptionalLong.empty(), Optional.empty())), remaining());
    }

    /** No more rows come of a read that was {@link #opened}, or a write is done. */
    public void ended(long rows) {
        log.complete(row(succeeded(OptionalLong.of(rows), Optional.of(elapsed()))));
    }

    /** A read that was {@link #opened} fails after so many rows, and this will be thrown. */
    public void brokeOff(Throwable failure, long rows) {
        log.brokeOff(row(trouble(failure, OptionalLong.of(rows))), remaining());
    }

    /** The operation was refused or failed, and this will be thrown. Gives what the row says of it. */
    public AuditResult failed(Throwable failure) {
        AuditResult result = trouble(failure, OptionalLong.empty());
        boolean hasPlace = reserved;
        reserved = false;
        log.trouble(row(result), hasPlace, remaining());
        return result;
    }

    private AuditResult trouble(Throwable failure, OptionalLong rows) {
        return new Trouble(failure, net, sqlState, outcomeUnknown).result(rows, elapsed());
    }

    private AuditRecord row(AuditResult result) {
        return new AuditRecord(id, at, caller, request, result);
    }

    private static AuditResult succeeded(OptionalLong rows, Optional<Duration> duration) {
        return new AuditResult(
                AuditOutcome.SUCCEEDED, Optional.empty(), Optional.empty(), Optional.empty(), rows, duration);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }

    private Duration remaining() {
        return deadline.minus(elapsed());
    }
}
