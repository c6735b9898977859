package org.metatables.testing.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.metatables.testing.TestDatabaseException;

/**
 * A data folder of PostgreSQL with the server on it. Only people who know the password get in.
 *
 * @param postgres the programs
 * @param account who runs them
 * @param data the data folder, absolute
 */
record Cluster(Installation postgres, ServerAccount account, Path data) {

    private static final String SETTINGS = "metatables.conf";
    private static final String LOG = "server.log";
    private static final int LOG_TAIL = 4000;

    /** How a server is stopped. */
    enum StopMode {
        /** Lets nobody finish, but writes everything to the disk. */
        FAST,
        /** As if the power failed: for data that nobody needs again. */
        IMMEDIATE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the data folder has been made. */
    boolean exists() {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    /**
     * Makes the data folder, in one step as seen from outside: an interrupted run leaves nothing that looks ready.
     *
     * @param password the superuser's
     * @param options further options of initdb
     */
    void initialise(String password, List<String> options) throws IOException {
        Path unfinished = data.resolveSibling(data.getFileName() + ".unfinished");
        Path passwordFile = data.resolveSibling(data.getFileName() + ".password");
        FileTree.delete(unfinished);
        Files.deleteIfExists(passwordFile);
        Ownership.privateFolder(unfinished, "rwx------");
        account.own(unfinished);
        try {
            writeSecret(passwordFile, password);
            account.own(passwordFile);
            run(
                    "initdb",
                    Stream.of(
                                    ServerVersion.of(postgres).localeOptions(),
                                    options,
                                    List.of(
                                            "--username=" + PostgresServer.SUPERUSER,
                                            "--auth=scram-sha-256",
                                            "--pwfile=" + passwordFile,
                                            "--pgdata=" + unfinished))
                            .flatMap(List::stream)
                            .toList());
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.writeString(
                unfinished.resolve("postgresql.conf"), "include '" + SETTINGS + "'\n", StandardOpenOption.APPEND);
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes a file that only its owner can read, from its first moment. */
    static void writeSecret(Path file, String secret) throws IOException {
        Files.createFile(file);
        Ownership.permit(file, "rw-------");
        Files.writeString(file, secret);
    }

    /** The server that runs on this data folder. */
    Optional<Postmaster> running() throws IOException {
        return Postmaster.read(data).filter(Postmaster::isRunning);
    }

    /**
     * Starts the server and waits until it accepts connections.
     *
     * @throws ServerNotStartedException if it ends instead; the exception knows why
     */
    void start(ServerSettings settings) throws IOException {
        account.own(data);
        if (Postmaster.read(data).filter(Postmaster::isNumberOfAnother).isPresent()) {
            Files.deleteIfExists(data.resolve(Postmaster.FILE));
        }
        Path configuration = data.resolve(SETTINGS);
        Files.writeString(
                configuration, settings.knownTo(ServerVersion.ofData(data)).toConfiguration());
        Ownership.permit(configuration, "rw-------");
        account.own(configuration);
        Path log = data.resolve(LOG);
        long before = Files.exists(log) ? Files.size(log) : 0;
        Command.Outcome outcome = command(
                        "pg_ctl",
                        List.of("start", "--wait", "--timeout=60", "--silent", "--pgdata=" + data, "--log=" + log))
                .run();
        if (!outcome.succeeded()) {
            throw new ServerNotStartedException(data, outcome.output() + logSince(before));
        }
    }

    /** Stops the server and waits for its end; does nothing if it does not run. */
    void stop(StopMode mode) throws IOException {
        if (running().isPresent()) {
            command(
                            "pg_ctl",
                            List.of(
                                    "stop",
                                    "--wait",
                                    "--timeout=60",
                                    "--silent",
                                    "--mode=" + mode.word(),
                                    "--pgdata=" + data))
                    .run();
            if (running().isPresent()) {
                throw new TestDatabaseException("The PostgreSQL server of " + data + " does not stop.");
            }
        }
    }

    private String logSince(long position) throws IOException {
        Path log = data.resolve(LOG);
        if (!Files.exists(log)) {
            return "";
        }
        byte[] all = Files.readAllBytes(log);
        int from = (int) Math.max(Math.min(position, all.length), all.length - LOG_TAIL);
        return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    }

    private void run(String program, List<String> arguments) {
        Command.Outcome outcome = command(program, arguments).run();
        if (!outcome.succeeded()) {
            throw new TestDatabaseException("PostgreSQL's " + program + " failed for " + data + ": "
                    + outcome.output().strip());
        }
    }

    private Command command(String program, List<String> arguments) {
        Path executable = postgres.program(program);
        return account.command(
                Stream.concat(Stream.of(executable.toString()), arguments.stream())
                        .toList(),
                executable.getParent());
    }
}
