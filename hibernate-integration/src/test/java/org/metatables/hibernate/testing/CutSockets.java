package org.metatables.hibernate.testing;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Cuts each connection at one of the packets that the driver sends. The driver makes it by its name; its argument is the number
 * of the packet, from 1, and whether the server still gets it.
 */
public final class CutSockets extends SocketFactory {

    private final int packet;
    private final Moment moment;

    /** @param place such as {@code 17 AFTER_SENDING} */
    public CutSockets(String place) {
        String[] parts = place.split(" ");
        this.packet = Integer.parseInt(parts[0]);
        this.moment = Moment.valueOf(parts[1]);
    }

    /** Whether the server gets the last packet. */
    public enum Moment {
        BEFORE_SENDING,
        AFTER_SENDING
    }

    /** What is appended to a JDBC URL to cut its connections there. */
    public static String parameters(int packet, Moment moment) {
        return "socketFactory=" + CutSockets.class.getName() + "&socketFactoryArg=" + packet + "%20" + moment;
    }

    @Override
    public Socket createSocket() {
        return new CutSocket();
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

    private final class CutSocket extends Socket {

        private int sent;

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    boolean last = ++sent == packet;
                    if (last && moment == Moment.BEFORE_SENDING) {
                        cut();
                    }
                    out.write(bytes, offset, length);
                    if (last) {
                        out.flush();
                        cut();
                    }
                }
            };
        }

        private void cut() throws IOException {
            close();
            throw new SocketException("The connection was cut.");
        }
    }
}
