package org.metatables.operation;

import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import org.metatables.testing.WireTap;

/** Counts what the driver sends to the server, one message for each round trip: for operations, and for the audit of them. */
public final class CountingSocketFactory extends WireTap {

    public static final AtomicLong MESSAGES = new AtomicLong();

    public static final AtomicLong MESSAGES_OF_AUDIT = new AtomicLong();

    @Override
    protected Line line(Socket socket) {
        return packet -> {
            boolean ofAudit = Thread.currentThread().getName().equals("metatables-audit");
            (ofAudit ? MESSAGES_OF_AUDIT : MESSAGES).incrementAndGet();
            packet.pass();
        };
    }
}
