package org.metatables.operation.internal.execution;

import java.util.Set;
import org.metatables.MetaTablesException;
import org.metatables.access.NoPrincipalException;
import org.metatables.audit.AuditOutcome;
import org.metatables.audit.AuditResult;
import org.metatables.audit.AuditUnavailableException;
import org.metatables.datasource.DataSourceRefusedException;
import org.metatables.operation.AccessRefusedException;
import org.metatables.operation.DatabaseUnavailableException;
import org.metatables.operation.InvalidOperationException;
import org.metatables.operation.InvalidStatementException;
import org.metatables.operation.OperationRefusedException;
import org.metatables.operation.OperationTimeoutException;
import org.metatables.operation.RawQueryError;
import org.metatables.operation.RawQueryError.Kind;
import org.metatables.operation.ResultTooLargeException;
import org.metatables.operation.UnusableTableException;

/** Says of an error what the answer to a raw query says. */
final class RawQueryErrors {

    /** Serialisation, deadlock, a lock that somebody else held. */
    private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03");

    /** A broken connection, a lack of resources, a server that shuts down or starts. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53");

    private RawQueryErrors() {}

    static RawQueryError of(MetaTablesException failure, AuditResult recorded) {
        Kind kind = recorded.outcome() == AuditOutcome.FAILED && failure instanceof InvalidStatementException
                ? Kind.EXECUTION_ERROR
                : kind(failure);
        return new RawQueryError(kind, failure.getMessage(), isPassing(kind, failure, recorded), recorded.sqlState());
    }

    private static Kind kind(MetaTablesException failure) {
        if (failure instanceof InvalidStatementException
                || failure instanceof InvalidOperationException
                || failure instanceof OperationRefusedException) {
            return Kind.VALIDATION_ERROR;
        } else if (failure instanceof NoPrincipalException) {
            return Kind.AUTHENTICATION_ERROR;
        } else if (failure instanceof AccessRefusedException || failure instanceof DataSourceRefusedException) {
            return Kind.PERMISSION_DENIED;
        } else if (failure instanceof UnusableTableException) {
            return Kind.UNUSABLE_TABLE;
        } else if (failure instanceof OperationTimeoutException) {
            return Kind.TIMEOUT;
        } else if (failure instanceof ResultTooLargeException) {
            return Kind.RESULT_TOO_LARGE;
        } else if (failure instanceof DatabaseUnavailableException || failure instanceof AuditUnavailableException) {
            return Kind.UNAVAILABLE;
        }
        return Kind.EXECUTION_ERROR;
    }

    /** A statement that PostgreSQL understood when it was analysed, and no more when it ran, is analysed anew the next time. */
    private static boolean isPassing(Kind kind, MetaTablesException failure, AuditResult recorded) {
        return kind == Kind.UNAVAILABLE
                || kind == Kind.EXECUTION_ERROR && failure instanceof InvalidStatementException
                || recorded.sqlState()
                        .filter(state -> PASSING.contains(state) || PASSING_CLASSES.contains(state.substring(0, 2)))
                        .isPresent();
    }
}
