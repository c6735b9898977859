package org.metatables.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.metatables.testing.TestDatabaseException;

/**
 * What a development database keeps between runs: the data, the port, and the password if it was generated.
 *
 * @param path the folder
 */
record DevelopmentFolder(Path path) {

    /** The major version of the binaries that this module brings. */
    private static final String MAJOR_VERSION = "17";

    Path data() {
        return path.resolve("data");
    }

    Path leases() {
        return path.resolve("leases");
    }

    Gate gate() {
        return new Gate(path.resolve("gate"));
    }

    private Path portFile() {
        return path.resolve("port");
    }

    private Path passwordFile() {
        return path.resolve("password");
    }

    /** Makes the folder, or checks that it is private. */
    void prepare() throws IOException {
        Ownership.privateFolder(path, ServerAccount.folderPermissions());
    }

    /** Makes the data folder if there is none, and returns the superuser's password. */
    String initialise(Cluster cluster, Optional<String> given) throws IOException {
        if (cluster.exists()) {
            requireVersion();
            return given.or(this::storedPassword)
                    .orElseThrow(() -> new TestDatabaseException("The database in " + path
                            + " was made with a password of its owner's, which is not stored. Give that password."));
        }
        String password = given.isPresent() ? given.get() : generatedPassword();
        cluster.initialise(password, List.of());
        return password;
    }

    /** The port of all starts: the one asked for, or the one of the last start, or a free one. */
    int port(OptionalInt given) throws IOException {
        int port = given.isPresent() ? given.getAsInt() : storedPort().orElseGet(Ports::freeToKeep);
        Files.writeString(portFile(), Integer.toString(port));
        return port;
    }

    private Optional<Integer> storedPort() throws IOException {
        return Files.exists(portFile())
                ? Optional.of(Integer.valueOf(Files.readString(portFile()).strip()))
                : Optional.empty();
    }

    private Optional<String> storedPassword() {
        try {
            return Files.exists(passwordFile())
                    ? Optional.of(Files.readString(passwordFile()).strip())
                    : Optional.empty();
        } catch (IOException failure) {
            throw new TestDatabaseException("The password in " + passwordFile() + " cannot be read.", failure);
        }
    }

    /** Stored before it is used: an interrupted first start is repeated with the same one. */
    private String generatedPassword() throws IOException {
        Optional<String> stored = storedPassword().filter(text -> !text.isEmpty());
        if (stored.isPresent()) {
            return stored.get();
        }
        Files.deleteIfExists(passwordFile());
        String password = Secrets.password();
        Cluster.writeSecret(passwordFile(), password);
        return password;
    }

    private void requireVersion() throws IOException {
        String version = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new TestDatabaseException(
                    "The folder " + path + " holds data of PostgreSQL " + version + ", and this is PostgreSQL "
                            + MAJOR_VERSION + ". Name another folder, or move the data with pg_dump.");
        }
    }
}
