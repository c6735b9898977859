package org.metatables.lifecycle;

import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.metatables.testing.TestDatabase;
import org.metatables.testing.WireTap;
import org.postgresql.Driver;

/**
 * Counts how often a connection of the driver turns from writing to reading: the round trips, as the wire sees them, with all
 * that the driver adds by itself. The driver makes it by its name, so the count is one for all connections of this kind.
 */
public final class WireTurns extends WireTap {

    private static final AtomicInteger TURNS = new AtomicInteger();
    private static final AtomicLong WAITED = new AtomicLong();

    /** A connection whose round trips count. */
    public static Connection connect(TestDatabase database) throws SQLException {
        return connect(database.jdbcUrl(), database.username(), database.password());
    }

    /** A connection whose round trips count, by another program than the one that made the database. */
    public static Connection connect(String url, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("socketFactory", WireTurns.class.getName());
        return new Driver().connect(url, properties);
    }

    /** How many round trips the work takes. */
    public static int of(Work work) throws SQLException {
        int before = TURNS.get();
        work.run();
        return TURNS.get() - before;
    }

    /** How long the work waits for answers of the server, in milliseconds. */
    public static double waitedMillis(Work work) throws SQLException {
        long before = WAITED.get();
        work.run();
        return (WAITED.get() - before) / 1e6;
    }

    @Override
    protected Line line(Socket socket) {
        return new Line() {

            private boolean written;
            private long waitingSince;

            @Override
            public void send(Packet packet) throws IOException {
                written = true;
                packet.pass();
            }

            @Override
            public void receive() {
                if (written) {
                    written = false;
                    TURNS.incrementAndGet();
                }
                waitingSince = System.nanoTime();
            }

            @Override
            public void received() {
                WAITED.addAndGet(System.nanoTime() - waitingSince);
            }
        };
    }

    public interface Work {
        void run() throws SQLException;
    }
}
