package org.metatables.hibernate.testing;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import org.metatables.testing.WireTap;

/**
 * Cuts each connection at one of the packets that the driver sends. The driver makes it by its name; its argument is the number
 * of the packet, from 1, and whether the server still gets it.
 */
public final class CutSockets extends WireTap {

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
    protected Line line(Socket socket) {
        return new Line() {

            private int sent;

            @Override
            public void send(Packet one) throws IOException {
                boolean last = ++sent == packet;
                if (!last || moment == Moment.AFTER_SENDING) {
                    one.pass();
                }
                if (last) {
                    socket.close();
                    throw new SocketException("The connection was cut.");
                }
            }
        };
    }
}
