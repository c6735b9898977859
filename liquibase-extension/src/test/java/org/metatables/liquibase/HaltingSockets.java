package org.metatables.liquibase;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.metatables.testing.WireTap;

/**
 * Brings a process to a stop at one of the packets that the driver sends, so that another process can kill it there. The driver makes it by its
 * name; its argument is the number of the packet, from 1, and whether that is still sent.
 */
public final class HaltingSockets extends WireTap {

    /** What the process tells when it stands still. */
    static final String AT_THE_PACKET = "The process waits to be killed.";

    private static final AtomicInteger PACKETS = new AtomicInteger();

    private final int packet;
    private final Moment moment;

    /** @param place such as {@code 17 AFTER_SENDING} */
    public HaltingSockets(String place) {
        String[] parts = place.split(" ");
        this.packet = Integer.parseInt(parts[0]);
        this.moment = Moment.valueOf(parts[1]);
    }

    /** When a process is killed: before the server gets a packet, or while it works on it. */
    enum Moment {
        BEFORE_SENDING,
        AFTER_SENDING
    }

    /** The argument that names a place. */
    static String place(int packet, Moment moment) {
        return packet + " " + moment;
    }

    /** How many packets this process has sent. */
    static int packets() {
        return PACKETS.get();
    }

    @Override
    protected Line line(Socket socket) {
        return one -> {
            boolean here = PACKETS.incrementAndGet() == packet;
            if (here && moment == Moment.BEFORE_SENDING) {
                waitToBeKilled();
            }
            one.pass();
            if (here && moment == Moment.AFTER_SENDING) {
                waitToBeKilled();
            }
        };
    }

    /** Whoever is to kill this process holds the other end of its input, so none outlives its killer. */
    private static void waitToBeKilled() throws IOException {
        System.out.println(AT_THE_PACKET);
        while (System.in.read() != -1) {}
        Runtime.getRuntime().halt(1);
    }
}
