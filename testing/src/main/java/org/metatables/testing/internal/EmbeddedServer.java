package org.metatables.testing.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server for the tests of one JVM, on a copy of a data folder made once. It ends with the JVM; what a killed JVM left behind is stopped and
 * deleted by the next one.
 */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final Lease lease;
    private final Cluster cluster;
    private final PostgresServer address;

    private EmbeddedServer(Path folder, Lease lease, Cluster cluster, PostgresServer address) {
        this.folder = folder;
        this.lease = lease;
        this.cluster = cluster;
        this.address = address;
    }

    /** Starts a server. */
    static EmbeddedServer start() throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.prepare();
        Path instances = postgres.folder().resolve("instances");
        Path folder = instances.resolve(UUID.randomUUID().toString());
        Template template = postgres.gate().through(() -> Template.prepare(postgres));
        Lease lease = postgres.gate().through(() -> {
            stopOrphans(postgres, instances);
            Ownership.privateFolder(instances, ServerAccount.folderPermissions());
            Ownership.privateFolder(folder, ServerAccount.folderPermissions());
            return Lease.take(leases(folder));
        });
        Cluster cluster = postgres.cluster(folder.resolve("data"));
        FileTree.copy(template.data(), cluster.data());
        int port = startOnFreePort(cluster);
        return new EmbeddedServer(folder, lease, cluster, PostgresServer.onLoopback(port, template.password()));
    }

    /** Between finding a port and using it, another process may take it. */
    private static int startOnFreePort(Cluster cluster) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = Ports.anyFree();
            try {
                cluster.start(ServerSettings.forTests().onLoopback(port));
                return port;
            } catch (ServerNotStartedException failure) {
                if (!failure.isPortInUse() || attempt == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    private static void stopOrphans(EmbeddedPostgres postgres, Path instances) throws IOException {
        if (!Files.isDirectory(instances)) {
            return;
        }
        List<Path> folders;
        try (Stream<Path> found = Files.list(instances)) {
            folders = found.toList();
        }
        for (Path orphan : folders) {
            if (!Lease.isHeld(leases(orphan))) {
                LOG.info("Stopping the PostgreSQL server that a killed test run left behind in {}.", orphan);
                postgres.cluster(orphan.resolve("data")).stop(Cluster.StopMode.IMMEDIATE);
                FileTree.delete(orphan);
            }
        }
    }

    private static Path leases(Path folder) {
        return folder.resolve("leases");
    }

    PostgresServer address() {
        return address;
    }

    /** Stops the server and deletes its data. */
    @Override
    public void close() {
        try {
            cluster.stop(Cluster.StopMode.IMMEDIATE);
            lease.close();
            FileTree.delete(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("The test server in " + folder + " could not be removed.", failure);
        }
    }
}
