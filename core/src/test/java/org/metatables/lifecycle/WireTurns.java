package org.metatables.lifecycle;

import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.metatables.testing.TestDatabase;
import org.metatables.testing.WireTap;
import org.postgresql.Driver;

/**
 * Counts how often a connection of the driver turns from writing to reading: the round trips, as the wire sees them, with all
 * that the driver adds by itself. The driver makes it by its name, so the count is one for all connections of this kind.
 */
public final class WireTurns extends WireTap {

    private static final AtomicInteger TURNS = new AtomicInteger();

    /** A connection whose round trips count. */
    public static Connection connect(TestDatabase database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.username());
        properties.setProperty("password", database.password());
        properties.setProperty("socketFactory", WireTurns.class.getName());
        return new Driver().connect(database.jdbcUrl(), properties);
    }

    /** How many round trips the work takes. */
    public static int of(Work work) throws SQLException {
        int before = TURNS.get();
        work.run();
        return TURNS.get() - before;
    }

    @Override
    protected Line line(Socket socket) {
        return new Line() {

            private boolean written;

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
            }
        };
    }

    public interface Work {
        void run() throws SQLException;
    }
}
