package org.metatables.testing.internal;

import java.nio.file.Path;

/** A server ended instead of accepting connections. */
final class ServerNotStartedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean portInUse;
    private final boolean predecessorAlive;

    ServerNotStartedException(Path data, String output) {
        super("The PostgreSQL server of " + data + " did not start: " + output.strip());
        this.portInUse = output.contains("Address already in use") || output.contains("could not bind");
        this.predecessorAlive = output.contains("pre-existing shared memory block");
    }

    /** Another program listens on the port. */
    boolean isPortInUse() {
        return portInUse;
    }

    /** The processes of a server that was killed have not ended yet; they will. */
    boolean isPredecessorAlive() {
        return predecessorAlive;
    }
}
