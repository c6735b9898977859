package org.metatables.operation;

import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import org.metatables.testing.WireTap;

/** Loses what the driver sends, as a network does that went away without a word. */
public final class SwallowingSocketFactory extends WireTap {

    static final AtomicBoolean SWALLOWS = new AtomicBoolean();

    @Override
    protected Line line(Socket socket) {
        return packet -> {
            if (!SWALLOWS.get()) {
                packet.pass();
            }
        };
    }
}
