package org.metatables.operation;

import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import org.metatables.testing.WireTap;

/** Counts what the driver sends to the server: one message for each round trip. */
public final class CountingSocketFactory extends WireTap {

    public static final AtomicLong MESSAGES = new AtomicLong();

    @Override
    protected Line line(Socket socket) {
        return packet -> {
            MESSAGES.incrementAndGet();
            packet.pass();
        };
    }
}
