package org.metatables.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.metatables.testing.TestDatabaseException;

/**
 * A major version of PostgreSQL, and what it does not know yet: the class path may hold an older one than ours.
 *
 * @param major such as 17
 */
record ServerVersion(int major) {

    /** The version of the binaries and of the image that this module brings. */
    static final ServerVersion OURS = new ServerVersion(17);

    private static final Pattern ANSWER = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    /** The version of programs, as they tell it. */
    static ServerVersion of(Installation postgres) {
        String program = postgres.program("initdb").toString();
        Command.Outcome outcome = new Command(List.of(program, "--version"), postgres.folder()).run();
        Matcher answer = ANSWER.matcher(outcome.output());
        if (!answer.find()) {
            throw new TestDatabaseException("The program " + program + " does not tell its version: "
                    + outcome.output().strip());
        }
        return new ServerVersion(Integer.parseInt(answer.group(1)));
    }

    /** The version that made a data folder. */
    static ServerVersion ofData(Path data) throws IOException {
        return new ServerVersion(
                Integer.parseInt(Files.readString(data.resolve("PG_VERSION")).strip()));
    }

    /**
     * Options of initdb for the same order on every machine, whatever its C library. From 17 on, letters beyond ASCII have an upper and a
     * lower case as well.
     */
    List<String> localeOptions() {
        return major >= 17
                ? List.of("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
                : List.of("--encoding=UTF8", "--locale=C");
    }

    /** Options of initdb for a superuser's password that is checked fast. */
    List<String> cheapPasswordOptions() {
        return knows(ServerSettings.SCRAM_ITERATIONS)
                ? List.of("--set=" + ServerSettings.SCRAM_ITERATIONS + "=1")
                : List.of();
    }

    /** Whether a server of this version has the setting, of those that we make. */
    boolean knows(String setting) {
        return major >= 16 || !setting.equals(ServerSettings.SCRAM_ITERATIONS);
    }
}
