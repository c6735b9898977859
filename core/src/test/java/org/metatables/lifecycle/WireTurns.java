package org.metatables.lifecycle;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import org.metatables.testing.TestDatabase;
import org.postgresql.Driver;

/**
 * Counts how often a connection of the driver turns from writing to reading: the round trips, as the wire sees them, with all
 * that the driver adds by itself. The driver makes it by its name, so the count is one for all connections of this kind.
 */
public final class WireTurns extends SocketFactory {

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
    public Socket createSocket() {
        return new CountingSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("The driver connects its sockets itself.");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(address, port);
    }

    public interface Work {
        void run() throws SQLException;
    }

    private static final class CountingSocket extends Socket {

        private boolean written;

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    written = true;
                    out.write(bytes, offset, length);
                }
            };
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    if (written) {
                        written = false;
                        TURNS.incrementAndGet();
                    }
                    return super.read(bytes, offset, length);
                }
            };
        }
    }
}
