package org.metatables.testing.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.metatables.testing.TestDatabaseException;

/** Finds TCP ports of this machine that nobody listens on. Somebody may take one before its use: the caller must be ready for that. */
final class Ports {

    /** Below the range from which systems draw the ports of outgoing connections, so that a port kept for years stays free. */
    private static final int FIRST_TO_KEEP = 15432;

    private static final int LAST_TO_KEEP = 15931;

    private Ports() {}

    /** A port for a short use. */
    static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new TestDatabaseException("This machine has no free TCP port.", failure);
        }
    }

    /** A port that can be used again and again. */
    static int freeToKeep() {
        return IntStream.rangeClosed(FIRST_TO_KEEP, LAST_TO_KEEP)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new TestDatabaseException("All TCP ports from " + FIRST_TO_KEEP + " to "
                        + LAST_TO_KEEP + " are in use. Name a free port explicitly."));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }
}
