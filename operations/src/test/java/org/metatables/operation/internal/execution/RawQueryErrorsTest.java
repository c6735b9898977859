package org.metatables.operation.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.access.NoPrincipalException;
import org.metatables.audit.AuditOutcome;
import org.metatables.audit.AuditResult;
import org.metatables.audit.AuditUnavailableException;
import org.metatables.operation.AccessRefusedException;
import org.metatables.operation.DatabaseUnavailableException;
import org.metatables.operation.InvalidStatementException;
import org.metatables.operation.OperationFailedException;
import org.metatables.operation.OperationRefusedException;
import org.metatables.operation.OperationTimeoutException;
import org.metatables.operation.ParameterException;
import org.metatables.operation.RawQueryError;
import org.metatables.operation.RawQueryError.Kind;
import org.metatables.operation.ResultTooLargeException;
import org.metatables.operation.UnusableTableException;

class RawQueryErrorsTest {

    private static final Problem PROBLEM = Problem.of("It went wrong.");

    static Stream<Arguments> failures() {
        return Stream.of(
                refused(new InvalidStatementException(PROBLEM), "42601", Kind.VALIDATION_ERROR, false),
                refused(new OperationRefusedException(PROBLEM), null, Kind.VALIDATION_ERROR, false),
                refused(new NoPrincipalException(PROBLEM), null, Kind.AUTHENTICATION_ERROR, false),
                refused(new AccessRefusedException(PROBLEM), null, Kind.PERMISSION_DENIED, false),
                refused(new UnusableTableException(PROBLEM), null, Kind.UNUSABLE_TABLE, false),
                failed(new InvalidStatementException(PROBLEM), "42P01", Kind.EXECUTION_ERROR, true),
                failed(new OperationTimeoutException(PROBLEM), null, Kind.TIMEOUT, false),
                failed(new OperationTimeoutException(PROBLEM), "57014", Kind.TIMEOUT, false),
                failed(new OperationTimeoutException(PROBLEM), "55P03", Kind.TIMEOUT, true),
                failed(new OperationFailedException(PROBLEM), "40P01", Kind.EXECUTION_ERROR, true),
                failed(new OperationFailedException(PROBLEM), "40001", Kind.EXECUTION_ERROR, true),
                failed(new OperationFailedException(PROBLEM), "53200", Kind.EXECUTION_ERROR, true),
                failed(new OperationFailedException(PROBLEM), "P0001", Kind.EXECUTION_ERROR, false),
                failed(new ParameterException(PROBLEM), "22012", Kind.EXECUTION_ERROR, false),
                failed(new ResultTooLargeException(PROBLEM), null, Kind.RESULT_TOO_LARGE, false),
                failed(new DatabaseUnavailableException(PROBLEM), "08006", Kind.UNAVAILABLE, true),
                failed(new AuditUnavailableException(PROBLEM), null, Kind.UNAVAILABLE, true));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhatKindItIsAndWhetherItMayPass(
            MetaTablesException failure, AuditOutcome outcome, String state, Kind kind, boolean retryable) {
        Optional<String> sqlState = Optional.ofNullable(state);
        AuditResult recorded = new AuditResult(
                outcome, Optional.empty(), Optional.empty(), sqlState, OptionalLong.empty(), Optional.empty());
        assertThat(RawQueryErrors.of(failure, recorded))
                .isEqualTo(new RawQueryError(kind, failure.getMessage(), retryable, sqlState));
    }

    private static Arguments refused(MetaTablesException failure, String state, Kind kind, boolean retryable) {
        return arguments(failure, AuditOutcome.REFUSED, state, kind, retryable);
    }

    private static Arguments failed(MetaTablesException failure, String state, Kind kind, boolean retryable) {
        return arguments(failure, AuditOutcome.FAILED, state, kind, retryable);
    }
}
