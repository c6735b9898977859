package org.metatables.operation.internal.audit;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that writes what is in the queue, in its order, until it is written: while the database is away it tries again and
 * again, and the operations wait for places in the queue. Between two batches it looks after the partitions.
 */
final class AuditWriter implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditWriter.class);

    private static final Duration BETWEEN_UPKEEP = Duration.ofHours(1);
    private static final Duration BEFORE_UPKEEP_AGAIN = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** How long closing waits for a database that is away. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    /** Classes of SQLSTATE that blame the row: no repetition helps. */
    private static final Set<String> FAULTS_OF_ROWS = Set.of("22", "23", "54");

    private final AuditQueue queue;
    private final Connector connector;
    private final ServerClock clock;
    private final Thread thread = new Thread(this, "metatables-audit");

    private volatile @Nullable AuditStore store;
    private volatile boolean reaching = true;
    private volatile long farewellNanos;
    private long upkeepNanos = System.nanoTime();

    /** @param store the connection to begin with */
    AuditWriter(AuditQueue queue, Connector connector, AuditStore store) {
        this.queue = queue;
        this.connector = connector;
        this.store = store;
        this.clock = new ServerClock(store.introduction().now());
        thread.setDaemon(true);
    }

    /** Makes the partitions that are missing before the first row comes. */
    void start() {
        keepPartitions();
        thread.start();
    }

    /** The time of the server. */
    Instant now() {
        return clock.now();
    }

    /** Whether the database could be reached when it was tried last. */
    boolean isReaching() {
        return reaching;
    }

    @Override
    public void run() {
        try {
            boolean last;
            do {
                last = queue.isClosed();
                keepPartitions();
                write(queue.take(Duration.ofNanos(Math.max(0, upkeepNanos - System.nanoTime()))));
            } while (!last);
            write(queue.end());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private void write(Batch batch) {
        Duration pause = SHORTEST_PAUSE;
        while (!batch.isEmpty() && !isWritten(batch)) {
            if (queue.isClosed() && System.nanoTime() - farewellNanos >= 0) {
                Stream.concat(
                                batch.rows().stream(),
                                batch.completions().stream().filter(PendingRow::isAwaited))
                        .forEach(row -> row.giveUp("The database was away when the operations were closed."));
                return;
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private boolean isWritten(Batch batch) {
        try {
            AuditStore connected = connected();
            insert(connected, batch.rows());
            complete(connected, batch.completions());
            queue.written(batch);
            reaching = true;
            return true;
        } catch (SQLException failed) {
            if (reaching) {
                LOG.warn(
                        "The audit cannot be written for now, {}: {} rows wait, and operations will when {} do.",
                        state(failed),
                        batch.rows().size(),
                        AuditQueue.MOST);
            }
            reaching = false;
            disconnect();
            return false;
        }
    }

    /** One row that cannot be written must not keep the others from it. */
    private static void insert(AuditStore connected, List<PendingRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try {
            connected.insert(rows.stream().map(PendingRow::row).toList());
        } catch (SQLException failed) {
            if (!blamesRows(failed)) {
                throw failed;
            }
            if (rows.size() == 1) {
                rows.get(0).giveUp("The database does not take the row, " + state(failed) + ".");
                return;
            }
            for (PendingRow row : rows) {
                insert(connected, List.of(row));
            }
        }
    }

    /** The rows are there already: a count that cannot be added to them stays unknown. */
    private static void complete(AuditStore connected, List<PendingRow> completions) throws SQLException {
        if (completions.isEmpty()) {
            return;
        }
        try {
            connected.complete(completions.stream().map(PendingRow::row).toList());
        } catch (SQLException failed) {
            if (!blamesRows(failed)) {
                throw failed;
            }
            LOG.warn("The counts of {} rows of the audit stay unknown, {}.", completions.size(), state(failed));
        }
    }

    private void keepPartitions() {
        if (System.nanoTime() - upkeepNanos < 0) {
            return;
        }
        boolean done = false;
        try {
            Upkeep upkeep = connected().keepPartitions();
            clock.set(upkeep.now());
            done = upkeep.done();
        } catch (SQLException failed) {
            LOG.warn("The partitions of the audit could not be looked after, {}. No row is lost by it.", state(failed));
            disconnect();
        }
        upkeepNanos = System.nanoTime() + (done ? BETWEEN_UPKEEP : BEFORE_UPKEEP_AGAIN).toNanos();
    }

    private AuditStore connected() throws SQLException {
        AuditStore connected = store;
        if (connected == null) {
            connected = new AuditStore(connector);
            clock.set(connected.introduction().now());
            store = connected;
        }
        return connected;
    }

    private void disconnect() {
        AuditStore connected = store;
        store = null;
        if (connected != null) {
            try {
                connected.close();
            } catch (SQLException broken) {
                LOG.debug("The connection of the audit was broken already, {}.", state(broken));
            }
        }
    }

    private static boolean blamesRows(SQLException failed) {
        String state = String.valueOf(failed.getSQLState());
        return state.length() > 1 && FAULTS_OF_ROWS.contains(state.substring(0, 2));
    }

    private static String state(SQLException failed) {
        return failed.getSQLState() == null ? "no SQLSTATE" : "SQLSTATE " + failed.getSQLState();
    }

    /** Writes what is in the queue; what cannot be written goes to the log. */
    @Override
    public void close() {
        farewellNanos = System.nanoTime() + FAREWELL.toNanos();
        queue.close();
        LockSupport.unpark(thread);
        try {
            thread.join(FAREWELL.toMillis());
            AuditStore stuck = store;
            if (thread.isAlive() && stuck != null) {
                stuck.abort();
            }
            thread.join(FAREWELL.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
