package org.metatables.testing.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.metatables.testing.TestDatabaseException;

/**
 * The account under which PostgreSQL runs. It refuses to run as root, and makes no data folder for a user without a name, as a container that
 * is run under an arbitrary uid has it. Both get along in a user namespace of their own; root also as the user nobody.
 *
 * @param prefix what stands before each command
 * @param owner the uid that must own the server's files, or -1 where there are none
 */
record ServerAccount(List<String> prefix, int owner) {

    /** The uid of nobody, by number since small images do not name its group. */
    private static final int NOBODY = 65534;

    /** Succeeds under an account that PostgreSQL accepts and that can run the program. */
    private static final String PROBE = "test \"$(id -u)\" -ne 0 && id -un && exec \"$0\" --version";

    ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /**
     * The account for this process: its own, if PostgreSQL accepts it.
     *
     * @param program a program of PostgreSQL, to see that the account can run it
     */
    static ServerAccount forThisProcess(Path program) {
        int self = Ownership.ofThisProcess();
        ServerAccount own = new ServerAccount(List.of(), self);
        if (!Ownership.KNOWN) {
            return own;
        }
        ServerAccount namespace = new ServerAccount(List.of("unshare", "--user"), self);
        ServerAccount nobody = new ServerAccount(
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);
        return Stream.of(own, namespace, nobody)
                .filter(account -> account.canRun(program))
                .findFirst()
                .orElseThrow(() -> new TestDatabaseException(
                        "PostgreSQL cannot be run here. It refuses root, and a user without an entry in /etc/passwd; then either must be allowed to make "
                                + "a user namespace (unshare), or root to become nobody (setpriv). The account must also be allowed to execute "
                                + program
                                + ". Run the build as a normal user, install util-linux, add the entry, name a folder that everybody may enter "
                                + "and execute programs in with -D" + EmbeddedPostgres.FOLDER_PROPERTY
                                + ", or use -Ddb=docker or -Ddb=external."));
    }

    private boolean canRun(Path program) {
        return command(List.of("sh", "-c", PROBE, program.toString()), program.getParent())
                .run()
                .succeeded();
    }

    /** The command that runs a program under this account. */
    Command command(List<String> line, Path folder) {
        return new Command(Stream.concat(prefix.stream(), line.stream()).toList(), folder);
    }

    /** Makes the files of a server readable and writable for this account. */
    void own(Path path) throws IOException {
        if (Ownership.KNOWN && Ownership.of(path) != owner) {
            Ownership.give(path, owner);
        }
    }

    /** The permissions of a folder in which this account, and this process, find the server's files by name. */
    static String folderPermissions() {
        return Ownership.ofThisProcess() == 0 ? "rwx--x--x" : "rwx------";
    }
}
