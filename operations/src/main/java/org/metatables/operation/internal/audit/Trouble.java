package org.metatables.operation.internal.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
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
 * @param net where the operation was; in the box while it is executed
 * @param reported the SQLSTATE of what went wrong while it was executed, where PostgreSQL reported one
 * @param outcomeUnknown whether it was a write whose commit had been sent, and whose answer did not arrive
 */
record Trouble(Throwable failure, AuditNet net, Optional<String> reported, boolean outcomeUnknown) {

    private static final String NO_RIGHT = "42501";
    private static final Pattern STATE = Pattern.compile("SQLSTATE ([0-9A-Z]{5})");

    /** @param rows how many rows were given back before, where some were */
    AuditResult result(OptionalLong rows, Duration elapsed) {
        return new AuditResult(
                outcome(),
                stoppedBy(),
                Optional.of(StorableWords.reason(reason())),
                sqlState(),
                rows,
                Optional.of(elapsed));
    }

    private AuditOutcome outcome() {
        if (outcomeUnknown) {
            return AuditOutcome.UNKNOWN;
        } else if (failure instanceof OperationTimeoutException) {
            return AuditOutcome.TIMED_OUT;
        }
        return isRefused() ? AuditOutcome.REFUSED : AuditOutcome.FAILED;
    }

    private boolean isRefused() {
        if (net == AuditNet.BOX) {
            return failure instanceof OperationRefusedException;
        }
        return failure instanceof MetaTablesException
                && !(failure instanceof DatabaseUnavailableException || failure instanceof OperationFailedException);
    }

    private Optional<AuditNet> stoppedBy() {
        if (failure instanceof OperationTimeoutException || failure instanceof ResultTooLargeException) {
            return Optional.of(AuditNet.BOX);
        } else if (outcome() != AuditOutcome.REFUSED) {
            return Optional.empty();
        }
        boolean lacksRight =
                net == AuditNet.BOX && sqlState().filter(NO_RIGHT::equals).isPresent();
        return Optional.of(lacksRight ? AuditNet.BOUNDARY : net);
    }

    /** What is refused before it is executed says its SQLSTATE where the problem is located. */
    private Optional<String> sqlState() {
        return reported.or(() -> problem()
                .flatMap(Problem::where)
                .map(STATE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1)));
    }

    /** The messages of other errors than ours may hold values. */
    private String reason() {
        return problem()
                .map(Problem::message)
                .orElseGet(
                        () -> "An error of the program: " + failure.getClass().getName() + ".");
    }

    private Optional<Problem> problem() {
        return failure instanceof MetaTablesException known ? Optional.of(known.problem()) : Optional.empty();
    }
}
