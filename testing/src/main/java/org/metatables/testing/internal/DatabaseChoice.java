package org.metatables.testing.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.metatables.testing.TestDatabaseException;

/** Which PostgreSQL the tests use: the value of the system property {@code db}. */
enum DatabaseChoice {
    /** Docker where it answers, otherwise embedded. */
    AUTO,
    /** The binaries on the class path, run on this machine. */
    EMBEDDED,
    /** A container; fails where Docker does not answer. */
    DOCKER,
    /** A server that somebody else runs, named by {@code db.url}. */
    EXTERNAL;

    /** The system property that holds the choice. */
    static final String PROPERTY = "db";

    /** The choice by its name in any case; blank means {@link #AUTO}, since an undefined Maven property arrives as the empty text. */
    static DatabaseChoice of(String value) {
        if (value.isBlank()) {
            return AUTO;
        }
        return Arrays.stream(values())
                .filter(choice -> choice.word().equals(value.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new TestDatabaseException("There is no test database \"" + value + "\". Set -D"
                        + PROPERTY + " to one of "
                        + Arrays.stream(values()).map(DatabaseChoice::word).collect(Collectors.joining(", ")) + "."));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
