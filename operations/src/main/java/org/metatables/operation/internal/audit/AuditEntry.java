package org.metatables.operation.internal.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.metatables.audit.AuditCaller;
import org.metatables.audit.AuditNet;
import org.metatables.audit.AuditOutcome;
import org.metatables.audit.AuditRecord;
import org.metatables.audit.AuditRequest;
import org.metatables.audit.AuditResult;

/**
 * What the audit learns of one operation while it is carried out. Used by one thread at a time.
 *
 * <p>A read calls {@link #reserve} before it is executed, and {@link #read} before its rows are given back. A write binds its row
 * to {@link AuditInsert#SQL}, which is committed with it, and calls {@link #wrote} afterwards. Whatever is thrown goes to
 * {@link #failed} first.
 */
public final class AuditEntry {

    private final AuditLog log;
    private final UUID id;
    private final Instant at;
    private final AuditCaller caller;
    private final AuditRequest request;
    private final Duration patience;
    private final long beganNanos = System.nanoTime();
    private AuditNet net = AuditNet.SCOPE;
    private boolean reserved;

    AuditEntry(AuditLog log, Instant at, AuditCaller caller, AuditRequest request, Duration patience) {
        this.log = log;
        this.id = TimeOrderedId.at(at);
        this.at = at;
        this.caller = caller;
        this.request = request;
        this.patience = patience;
    }

    /** The identity of the operation. */
    public UUID id() {
        return id;
    }

    /** From now on the operation is in this net: a refusal is its. */
    public void enter(AuditNet next) {
        net = next;
    }

    /**
     * Takes a place for the row of a read; waits, within what is left of the operation's time, while there are too many rows that
     * could not be written yet.
     *
     * @throws org.metatables.audit.AuditUnavailableException if there is no place in time. Nothing was executed
     */
    public void reserve() {
        log.reserve(remaining());
        reserved = true;
    }

    /**
     * Binds the row of a write that succeeds to {@link AuditInsert#SQL}.
     *
     * @param first the number of its first place
     */
    public void bind(PreparedStatement statement, int first) throws SQLException {
        AuditInsert.bind(statement, first, row(succeeded(OptionalLong.empty(), Optional.empty())));
    }

    /** A write was committed together with its row. */
    public void wrote(long rows) {
        log.complete(new Completion(id, at, rows, TimeUnit.MICROSECONDS.convert(elapsed())));
    }

    /**
     * A read was carried out.
     *
     * @throws org.metatables.audit.AuditUnavailableException if the audit is synchronous and cannot be written in time
     */
    public void read(long rows) {
        reserved = false;
        log.read(row(succeeded(OptionalLong.of(rows), Optional.of(elapsed()))), remaining());
    }

    /**
     * The operation was refused or failed.
     *
     * @param failure what will be thrown
     * @param sqlState the SQLSTATE, where PostgreSQL reported one
     * @param committing whether it was a write whose commit had been sent when the connection broke
     */
    public void failed(Throwable failure, Optional<String> sqlState, boolean committing) {
        AuditResult result = new Trouble(failure, net, sqlState, committing).result(elapsed());
        boolean hasPlace = reserved;
        reserved = false;
        log.trouble(row(result), hasPlace, remaining());
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
        return patience.minus(elapsed());
    }
}
