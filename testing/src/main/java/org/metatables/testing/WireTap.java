package org.metatables.testing;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sits between PostgreSQL's driver and the server, to count what goes over the wire or to break it there. The driver makes
 * a subclass by its name, given as its setting {@code socketFactory}; the subclass is public and has a public constructor
 * without an argument or with a string, which is the setting {@code socketFactoryArg}.
 *
 * @see <a href="https://jdbc.postgresql.org/documentation/use/#connection-parameters">the driver's settings</a>
 */
public abstract class WireTap extends SocketFactory {

    /** For subclasses. */
    protected WireTap() {}

    /**
     * What a connection does with what the driver sends and reads.
     *
     * @param socket its socket, which may be closed
     */
    protected abstract Line line(Socket socket);

    @Override
    public final Socket createSocket() {
        return new TappedSocket();
    }

    @Override
    public final Socket createSocket(String host, int port) throws IOException {
        throw new IOException("The driver connects its sockets itself.");
    }

    @Override
    public final Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public final Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public final Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(address, port);
    }

    /** One connection. */
    public interface Line {

        /**
         * The driver sends a packet.
         *
         * @param packet sends it on; without the call it is lost
         */
        void send(Packet packet) throws IOException;

        /** The driver waits for the server. */
        default void receive() throws IOException {}

        /** The driver has got what it waited for. */
        default void received() {}
    }

    /** What the driver sends at once. */
    public interface Packet {

        /** Sends it to the server. */
        void pass() throws IOException;
    }

    private final class TappedSocket extends Socket {

        private final Line line = line(this);

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    line.send(() -> {
                        out.write(bytes, offset, length);
                        out.flush();
                    });
                }
            };
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    line.receive();
                    int count = super.read(bytes, offset, length);
                    line.received();
                    return count;
                }
            };
        }
    }
}
