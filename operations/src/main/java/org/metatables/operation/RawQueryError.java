package org.metatables.operation;

import java.util.Locale;
import java.util.Optional;

/**
 * Why a {@link RawQuery} gave nothing back.
 *
 * @param kind what kind of error it is
 * @param message what is wrong, where, and what to do, without any value
 * @param retryable whether the same query may well succeed a little later
 * @param sqlState the SQLSTATE, where PostgreSQL reported one
 */
public record RawQueryError(Kind kind, String message, boolean retryable, Optional<String> sqlState) {

    /** Kinds of errors. */
    public enum Kind {
        /** The text is not one statement that PostgreSQL understands, does not only read, or reaches beyond its scope. */
        VALIDATION_ERROR,
        /** Nobody is known to ask. */
        AUTHENTICATION_ERROR,
        /** The principal may not do this, or the data source does not allow it. */
        PERMISSION_DENIED,
        /** A MetaTable is unknown, which includes that the principal may not view it, or cannot be read, such as one that is reserved. */
        UNUSABLE_TABLE,
        /** It took too long, or waited too long for a lock. */
        TIMEOUT,
        /** The rows take more bytes than a result may. */
        RESULT_TOO_LARGE,
        /** The database, or the audit, is away or overloaded. */
        UNAVAILABLE,
        /** The statement failed while it ran, as a division by zero does. */
        EXECUTION_ERROR;

        /** The word on the wire, such as {@code validation_error}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
