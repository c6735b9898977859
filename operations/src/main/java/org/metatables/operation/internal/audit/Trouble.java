package org.metatables.operation.internal.audit;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.metatables.MetaTablesException;
import org.metatables.audit.AuditNet;
import org.metatables.audit.AuditOutcome;
import org.metatables.audit.AuditResult;
import org.metatables.operation.DatabaseUnavailableException;
import org.metatables.operation.OperationFailedException;
import org.metatables.operation.OperationRefusedException;
import org.metatables.operation.OperationTimeoutException;
import org.metatables.operation.ResultTooLargeException;

/**
 * Why an operation did not succeed.
 *
 * @param failure what is thrown
 * @param net where the operation was
 * @param sqlState the SQLSTATE, where PostgreSQL reported one
 * @param committing whether it was a write whose commit had been sent
 */
record Trouble(Throwable failure, AuditNet net, Optional<String> sqlState, boolean committing) {

    private static final String NO_RIGHT = "42501";
    private static final Set<AuditNet> BEFORE_EXECUTION =
            EnumSet.of(AuditNet.ACCESS, AuditNet.SCOPE, AuditNet.TEXT, AuditNet.ANALYSIS);

    AuditResult result(Duration elapsed) {
        return new AuditResult(
                outcome(),
                stoppedBy(),
                Optional.of(StorableWords.reason(reason())),
                sqlState,
                OptionalLong.empty(),
                Optional.of(elapsed));
    }

    private AuditOutcome outcome() {
        if (failure instanceof OperationTimeoutException) {
            return AuditOutcome.TIMED_OUT;
        } else if (failure instanceof DatabaseUnavailableException) {
            return committing ? AuditOutcome.UNKNOWN : AuditOutcome.FAILED;
        } else if (isRefused()) {
            return AuditOutcome.REFUSED;
        }
        return AuditOutcome.FAILED;
    }

    private boolean isRefused() {
        return failure instanceof OperationRefusedException
                || BEFORE_EXECUTION.contains(net)
                        && failure instanceof MetaTablesException
                        && !(failure instanceof OperationFailedException);
    }

    private Optional<AuditNet> stoppedBy() {
        if (failure instanceof OperationTimeoutException || failure instanceof ResultTooLargeException) {
            return Optional.of(AuditNet.BOX);
        } else if (failure instanceof DatabaseUnavailableException || !isRefused()) {
            return Optional.empty();
        } else if (BEFORE_EXECUTION.contains(net)) {
            return Optional.of(net);
        }
        return Optional.of(sqlState.filter(NO_RIGHT::equals).isPresent() ? AuditNet.BOUNDARY : AuditNet.BOX);
    }

    /** The messages of other errors than ours may hold values. */
    private String reason() {
        return failure instanceof MetaTablesException known
                ? known.problem().message()
                : "An error of the program: " + failure.getClass().getName() + ".";
    }
}
