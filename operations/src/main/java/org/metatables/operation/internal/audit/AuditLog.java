package org.metatables.operation.internal.audit;

import java.sql.SQLException;
import java.time.Duration;
import org.metatables.Problem;
import org.metatables.audit.AuditCaller;
import org.metatables.audit.AuditMode;
import org.metatables.audit.AuditRecord;
import org.metatables.audit.AuditUnavailableException;
import org.metatables.operation.DatabaseUnavailableException;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationFailedException;
import org.metatables.operation.OperationsConfig;

/** Keeps a row for each operation. This class is thread-safe. */
public final class AuditLog implements AutoCloseable {

    /** An error that is returned in time is delayed no longer than this by a slow database: the row is written later then. */
    private static final Duration MOST_FOR_TROUBLE = Duration.ofSeconds(1);

    /** So long the row of an operation that has used up its time is waited for. */
    private static final Duration LEAST = Duration.ofMillis(20);

    private final AuditMode mode;
    private final String application;
    private final String login;
    private final Requests requests;
    private final AuditQueue queue;
    private final AuditWriter writer;

    private AuditLog(OperationsConfig config, Connector connector, AuditStore store) {
        mode = config.audit().mode();
        application = config.audit().application();
        login = store.introduction().login();
        requests = new Requests(config.audit());
        queue = new AuditQueue();
        writer = new AuditWriter(queue, connector, store);
    }

    /**
     * Connects.
     *
     * @throws DatabaseUnavailableException if the database cannot be reached
     * @throws OperationFailedException if the login may not write the audit
     */
    public static AuditLog open(OperationsConfig config) {
        Connector connector = Connector.of(config, "metatables-audit");
        AuditStore store = connect(connector);
        if (!store.introduction().mayWrite()) {
            String login = store.introduction().login();
            store.abort();
            throw new OperationFailedException(
                    Problem.of("The login of the operations, " + login + ", may not write the audit.")
                            .remedy("Let the next migration grant it, by the setting metatables.operations.role, or let"
                                    + " the owner of the catalog run: select metatables.let_write_audit('" + login
                                    + "')."));
        }
        AuditLog log = new AuditLog(config, connector, store);
        log.writer.start();
        return log;
    }

    private static AuditStore connect(Connector connector) {
        try {
            return new AuditStore(connector);
        } catch (SQLException unreachable) {
            // Not chained: what the driver says may quote the URL, and with it a password.
            throw new DatabaseUnavailableException(Problem.of(
                            "The login of the operations cannot connect to the database for the audit.")
                    .at(unreachable.getSQLState() == null ? "no SQLSTATE" : "SQLSTATE " + unreachable.getSQLState())
                    .remedy("Allow it one connection beside those of the pool."));
        }
    }

    /**
     * Begins the row of an operation.
     *
     * @param deadline how long the operation may take, and hence wait for the audit
     */
    public AuditEntry begin(Operation operation, Duration deadline) {
        return new AuditEntry(
                this, writer.now(), AuditCaller.nobody(application, login), requests.of(operation), deadline);
    }

    /** Takes a place for a row. */
    void reserve(Duration patience) {
        if (!queue.reserve(patience)) {
            throw new AuditUnavailableException(Problem.of("The audit cannot be written: " + AuditQueue.MOST
                            + " rows wait for the database. Nothing was executed.")
                    .remedy("Try again when the database is back, or when it writes faster."));
        }
    }

    /** Writes the row of a read, which has a place. */
    void read(AuditRecord row, Duration patience) {
        PendingRow pending = new PendingRow(row, mode == AuditMode.SYNCHRONOUS);
        queue.add(pending);
        if (pending.isAwaited() && !pending.await(atLeast(patience))) {
            throw new AuditUnavailableException(
                    Problem.of("The operation was carried out, but its row of the audit could not be written in time."
                                    + " Its rows are not given back.")
                            .remedy("Try again when the database is back, or when it writes faster."));
        }
    }

    /** Writes what was not known to a row that was committed with its write, or before its rows came. */
    void complete(AuditRecord row) {
        queue.complete(new PendingRow(row, false));
    }

    /** Writes the same of a read that failed while its rows came, and waits for it; the log has it where that takes too long. */
    void brokeOff(AuditRecord row, Duration patience) {
        PendingRow pending = new PendingRow(row, true);
        queue.complete(pending);
        await(pending, forTrouble(patience));
    }

    /**
     * Writes the row of an operation that did not succeed, and waits for it; the log has it where that takes too long.
     *
     * @param hasPlace whether it has a place already
     */
    void trouble(AuditRecord row, boolean hasPlace, Duration patience) {
        Duration most = forTrouble(patience);
        long end = System.nanoTime() + most.toNanos();
        if (!hasPlace && !queue.reserve(most)) {
            UnwrittenRows.log(row, "Too many rows of the audit wait for the database.");
            return;
        }
        PendingRow pending = new PendingRow(row, true);
        queue.add(pending);
        await(pending, Duration.ofNanos(end - System.nanoTime()));
    }

    private Duration forTrouble(Duration patience) {
        Duration most = writer.isReaching() ? atLeast(patience) : LEAST;
        return most.compareTo(MOST_FOR_TROUBLE) < 0 ? most : MOST_FOR_TROUBLE;
    }

    private static void await(PendingRow pending, Duration patience) {
        if (!pending.await(patience)) {
            pending.log("A row of the audit still waits for the database.");
        }
    }

    private static Duration atLeast(Duration patience) {
        return patience.compareTo(LEAST) > 0 ? patience : LEAST;
    }

    /** Writes what waits. */
    @Override
    public void close() {
        writer.close();
    }
}
