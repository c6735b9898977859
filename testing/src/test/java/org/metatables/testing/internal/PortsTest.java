package org.metatables.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void findsAPortOnWhichAServerCanListen() throws IOException {
        int port = Ports.anyFree();

        assertThat(port).isBetween(1, 65_535);
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    void keepsPortsBelowThoseOfOutgoingConnections() {
        assertThat(Ports.freeToKeep()).isBetween(15_432, 15_931);
    }

    @Test
    void passesOverAPortThatSomebodyListensOn() throws IOException {
        int first = Ports.freeToKeep();
        try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.freeToKeep()).isGreaterThan(taken.getLocalPort());
        }
    }
}
