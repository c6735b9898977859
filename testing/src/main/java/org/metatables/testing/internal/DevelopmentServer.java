package org.metatables.testing.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.metatables.testing.TestDatabaseException;

/** A server on a folder that is kept. Whoever enters holds a lease; whoever leaves last stops the server. */
public final class DevelopmentServer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String WRONG_PASSWORD = "28P01";

    private final DevelopmentFolder folder;
    private final Cluster cluster;
    private final Lease lease;
    private final PostgresServer address;
    private final int port;
    private final boolean adopted;

    private DevelopmentServer(
            DevelopmentFolder folder, Cluster cluster, Lease lease, String password, int port, boolean adopted) {
        this.folder = folder;
        this.cluster = cluster;
        this.lease = lease;
        this.address = PostgresServer.onLoopback(port, password);
        this.port = port;
        this.adopted = adopted;
    }

    /** Starts the server of a folder, or finds it running, and makes a database there unless it exists. */
    public static DevelopmentServer enter(Path path, String database, OptionalInt port, Optional<String> password)
            throws IOException {
        DevelopmentFolder folder = new DevelopmentFolder(path);
        folder.prepare();
        Cluster cluster = EmbeddedPostgres.prepare().cluster(folder.data());
        return folder.gate().through(() -> {
            String actualPassword = folder.initialise(cluster, password);
            Lease lease = Lease.take(folder.leases());
            try {
                Optional<Postmaster> running = cluster.running();
                int actualPort =
                        running.isPresent() ? requirePort(running.get(), port) : start(cluster, folder.port(port));
                DevelopmentServer server =
                        new DevelopmentServer(folder, cluster, lease, actualPassword, actualPort, running.isPresent());
                server.awaitConnection();
                server.ensureDatabase(database);
                return server;
            } catch (IOException | RuntimeException failure) {
                lease.close();
                stopIfUnused(folder, cluster);
                throw failure;
            }
        });
    }

    private static int requirePort(Postmaster running, OptionalInt wanted) {
        if (wanted.isPresent() && wanted.getAsInt() != running.port()) {
            throw new TestDatabaseException("The database in " + running.data() + " is in use on port " + running.port()
                    + ", not " + wanted.getAsInt() + ". Name that port or none.");
        }
        return running.port();
    }

    /** A server that was killed may leave processes that take a moment to notice. */
    private static int start(Cluster cluster, int port) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                cluster.start(ServerSettings.durable().onLoopback(port));
                return port;
            } catch (ServerNotStartedException failure) {
                if (failure.isPortInUse()) {
                    throw new TestDatabaseException(
                            "The TCP port " + port + " of the database in " + cluster.data()
                                    + " is in use by another program. Stop that program, or name another port.",
                            failure);
                }
                if (!failure.isPredecessorAlive() || System.nanoTime() > deadline) {
                    throw new TestDatabaseException(failure.getMessage(), failure);
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    /** A server found running may still be starting up; one of another folder must never be taken for ours. */
    private void awaitConnection() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Path data = Path.of(address.setting("data_directory"));
                if (!data.equals(cluster.data())) {
                    throw new TestDatabaseException(
                            "The server on port " + port + " has another data folder than " + cluster.data() + ".");
                }
                return;
            } catch (SQLException failure) {
                if (WRONG_PASSWORD.equals(failure.getSQLState())) {
                    throw new TestDatabaseException(
                            "The database in " + folder.path()
                                    + " was made with another password. Give the one of its first start.",
                            failure);
                }
                if (System.nanoTime() > deadline) {
                    throw new TestDatabaseException(
                            "The database in " + folder.path() + " does not answer: " + failure.getMessage(), failure);
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private void ensureDatabase(String name) {
        if (!address.hasDatabase(name)) {
            address.execute("create database " + PostgresServer.quote(name));
        }
    }

    /** Where the server is and who may do everything there. */
    public PostgresServer address() {
        return address;
    }

    /** The TCP port. */
    public int port() {
        return port;
    }

    /** The folder. */
    public Path folder() {
        return folder.path();
    }

    /** Whether the server ran already. */
    public boolean adopted() {
        return adopted;
    }

    /** Gives the lease back, and stops the server if it was the last one. */
    public void leave() throws IOException {
        folder.gate().through(() -> {
            lease.close();
            stopIfUnused(folder, cluster);
            return folder;
        });
    }

    private static void stopIfUnused(DevelopmentFolder folder, Cluster cluster) throws IOException {
        if (!Lease.isHeld(folder.leases())) {
            cluster.stop(Cluster.StopMode.FAST);
        }
    }
}
