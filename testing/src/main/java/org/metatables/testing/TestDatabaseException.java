package org.metatables.testing;

import org.jspecify.annotations.Nullable;

/** A database could not be started, made or dropped. The message says what failed and what to do. */
public final class TestDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure that this module noticed itself. */
    public TestDatabaseException(String message) {
        this(message, null);
    }

    /** A failure that another part reported. */
    public TestDatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
