package org.metatables.testing.internal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * PostgreSQL's programs, ready to be run on this machine.
 *
 * @param installation the programs
 * @param account who runs them
 * @param folder the private folder of this user that holds them
 */
record EmbeddedPostgres(Installation installation, ServerAccount account, Path folder) {

    /** Names the private folder where it is not to be in the folder for temporary files. */
    static final String FOLDER_PROPERTY = "db.folder";

    /** Unpacks the programs from the class path into the private folder of this user, unless that has been done. */
    static EmbeddedPostgres prepare() throws IOException {
        Path folder = privateFolder();
        Ownership.privateFolder(folder, ServerAccount.folderPermissions());
        Installation installation = gate(folder)
                .through(() -> Installation.unpack(Binaries.ofThisMachine().archive(), folder));
        ServerAccount account = ServerAccount.forThisProcess(installation.program("postgres"));
        return new EmbeddedPostgres(installation, account, folder);
    }

    /** One folder per user, by number: a first run as root must not spoil the second one as somebody else, and a user need not have a name. */
    private static Path privateFolder() {
        String named = System.getProperty(FOLDER_PROPERTY, "");
        if (!named.isBlank()) {
            return Path.of(named).toAbsolutePath();
        }
        int uid = Ownership.ofThisProcess();
        String suffix = uid < 0 ? "" : "-" + uid;
        return Path.of(System.getProperty("java.io.tmpdir"), "metatables-postgres" + suffix)
                .toAbsolutePath();
    }

    private static Gate gate(Path folder) {
        return new Gate(folder.resolve("gate"));
    }

    /** Through which everybody goes who changes the folder. */
    Gate gate() {
        return gate(folder);
    }

    /** A data folder, made or to be made. */
    Cluster cluster(Path data) {
        return new Cluster(installation, account, data);
    }
}
