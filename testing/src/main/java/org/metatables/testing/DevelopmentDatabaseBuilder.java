package org.metatables.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.metatables.testing.internal.DevelopmentServer;

/** Says what a {@link DevelopmentDatabase} is to be, and starts it. */
public final class DevelopmentDatabaseBuilder {

    private final Path folder;
    private OptionalInt port = OptionalInt.empty();
    private Optional<String> password = Optional.empty();
    private String name = "postgres";

    DevelopmentDatabaseBuilder(Path folder) {
        this.folder = folder;
    }

    /** The TCP port. Without it, the first start takes a free one from 15432 on, and later starts keep that one. */
    public DevelopmentDatabaseBuilder port(int tcpPort) {
        if (tcpPort < 1 || tcpPort > 65535) {
            throw new IllegalArgumentException("A TCP port lies between 1 and 65535, not at " + tcpPort + ".");
        }
        this.port = OptionalInt.of(tcpPort);
        return this;
    }

    /**
     * The superuser's password, the same at every start; it is stored nowhere. Without it, the first start makes one and stores it in the
     * file {@code password} of the folder, which only this user can read.
     */
    public DevelopmentDatabaseBuilder password(String superuserPassword) {
        if (superuserPassword.isBlank() || superuserPassword.contains("\n")) {
            throw new IllegalArgumentException("A password is one line, and not blank.");
        }
        this.password = Optional.of(superuserPassword);
        return this;
    }

    /** The database; made if it is not there. Without it: {@code postgres}. */
    public DevelopmentDatabaseBuilder name(String databaseName) {
        if (!databaseName.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "The name of a database has at most 63 lower-case letters, digits and underscores: \""
                            + databaseName + "\".");
        }
        this.name = databaseName;
        return this;
    }

    /**
     * Starts the server, or finds it running.
     *
     * @throws TestDatabaseException if that fails: the password is wrong, the port is in use, the folder is somebody else's or holds the data
     *     of another version of PostgreSQL; the message says what to do
     */
    public DevelopmentDatabase start() {
        try {
            Path absolute = folder.toAbsolutePath().normalize();
            return new DevelopmentDatabase(DevelopmentServer.enter(absolute, name, port, password), name);
        } catch (IOException failure) {
            throw new TestDatabaseException(
                    "The development database of " + folder + " did not start: " + failure, failure);
        }
    }
}
