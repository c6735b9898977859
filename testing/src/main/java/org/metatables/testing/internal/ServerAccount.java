package org.metatables.testing.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.metatables.testing.TestDatabaseException;

/**
 * The account under which PostgreSQL runs. It refuses to run as root; root therefore runs it in a user namespace of its own, or, where the
 * system refuses namespaces, as the user nobody.
 *
 * @param prefix what stands before each command
 * @param owner the uid that must own the server's files, or -1 where there are none
 */
record ServerAccount(List<String> prefix, int owner) {

    /** The uid of nobody, by number since small images do not name it. */
    private static final int NOBODY = 65534;

    private static final ServerAccount NAMESPACE = new ServerAccount(List.of("unshare", "--user"), 0);
    private static final ServerAccount NOBODY_BY_SETPRIV =
            new ServerAccount(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);

    /** Fails as root; otherwise fails only if the program cannot be run from where it is. */
    private static final String PROBE = "test \"$(id -u)\" -ne 0 && exec \"$0\" --version";

    ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /**
     * The account for this process: its own, unless it is root.
     *
     * @param program a program of PostgreSQL, to see that the account can run it
     */
    static ServerAccount forThisProcess(Path program) {
        int self = Ownership.ofThisProcess();
        if (self != 0) {
            return new ServerAccount(List.of(), self);
        }
        return Stream.of(NAMESPACE, NOBODY_BY_SETPRIV)
                .filter(account -> account.canRun(program))
                .findFirst()
                .orElseThrow(
                        () -> new TestDatabaseException(
                                "PostgreSQL does not run as root, and root can neither make a user namespace (unshare) nor become nobody (setpriv) here. "
                                        + "Run the build as a normal user, install util-linux, make " + program
                                        + " readable for everybody by setting -Djava.io.tmpdir, or use -Ddb=docker or -Ddb=external."));
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
