package org.metatables.operation.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.metatables.operation.ConstraintViolationException;
import org.metatables.operation.DatabaseUnavailableException;
import org.metatables.operation.OperationException;
import org.metatables.operation.OperationFailedException;
import org.metatables.operation.ParameterException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** What becomes of PostgreSQL's errors: an exception that says what to do, and no value. */
class ServerErrorsTest {

    private static final String SECRET = "hunter2";
    private static final List<String> SCOPE = List.of("public.account", "s.t");

    @ParameterizedTest
    @CsvSource({
        "23505, ConstraintViolationException, unique constraint t_key",
        "23503, ConstraintViolationException, foreign key t_key",
        "23001, ConstraintViolationException, foreign key t_key",
        "23502, ConstraintViolationException, no value to the column c",
        "23514, ConstraintViolationException, check t_key",
        "23P01, ConstraintViolationException, exclusion constraint t_key",
        "44000, OperationFailedException, refused the statement",
        "22001, ParameterException, longer than its column",
        "22003, ParameterException, out of the range",
        "22012, ParameterException, divisor of zero",
        "22P02, ParameterException, does not fit its type",
        "42501, OperationRefusedException, lacks a right",
        "42703, InvalidStatementException, have changed since",
        "57014, OperationTimeoutException, longer than its time-out",
        "55P03, OperationTimeoutException, waited too long for a lock",
        "25006, OperationRefusedException, only reads",
        "40001, OperationFailedException, Execute the operation again",
        "40P01, OperationFailedException, Execute the operation again",
        "P0001, OperationFailedException, refused the statement",
        "53100, OperationFailedException, refused the statement",
        "XX000, OperationFailedException, refused the statement",
        "57P01, DatabaseUnavailableException, connection to the database broke",
        "08006, DatabaseUnavailableException, connection to the database broke",
        "X, OperationFailedException, driver could not",
    })
    void namesTheConditionAndNoValue(String state, String type, String message) {
        OperationException failure = ServerErrors.of(server(state), List.of("first", "second"), SCOPE, false);
        assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
        assertThat(failure).hasMessageContaining(message).hasNoCause();
        assertThat(trace(failure)).doesNotContain(SECRET);
    }

    @Test
    void keepsTheKindAndTheNameOfAConstraint() {
        ConstraintViolationException violation =
                (ConstraintViolationException) ServerErrors.of(server("23505"), List.of(), SCOPE, false);
        assertThat(violation.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(violation.constraint()).contains("t_key");
        assertThat(violation).hasMessageContaining("s.t");
    }

    @ParameterizedTest
    @CsvSource({"23503", "23505", "23514", "23502", "23P01", "42501", "55P03", "44000", "P0001"})
    void namesNoTableOutsideOfTheScopeNorWhatBelongsToOne(String state) {
        OperationException failure = ServerErrors.of(server(state), List.of(), List.of("public.account"), false);

        assertThat(failure.problem().table()).isEmpty();
        assertThat(failure).hasMessageNotContaining("t_key").hasMessageNotContaining("s.t");
        if (failure instanceof ConstraintViolationException violation) {
            assertThat(violation.constraint()).isEmpty();
            assertThat(violation).hasMessageContaining("a constraint of a table outside of the scope");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, first", "2, second", "3, A value", "99999999999, A value", "0, A value"})
    void namesTheParameterByItsPlace(String place, String name) {
        PSQLException error = new PSQLException(new ServerErrorMessage("SERROR\0C22P02\0Minvalid: \"" + SECRET
                + "\"\0Wunnamed portal parameter $" + place + " = '" + SECRET + "'\0"));
        assertThat(ServerErrors.of(error, List.of("first", "second"), SCOPE, false))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void saysWhetherSomethingMayHaveBeenWritten() {
        SQLException broken = new SQLException("An I/O error occurred: " + SECRET, "08006");
        assertThat(ServerErrors.of(broken, List.of(), SCOPE, false)).hasMessageContaining("Nothing was written");
        assertThat(ServerErrors.of(broken, List.of(), SCOPE, true)).hasMessageContaining("not known whether the write");
    }

    static Stream<SQLException> ofTheDriver() {
        return Stream.of(
                new SQLException("Bad value for type BigDecimal : " + SECRET, "22003"),
                new SQLException("Unknown type " + SECRET, "42846"),
                new PSQLException(SECRET, PSQLState.INVALID_PARAMETER_VALUE));
    }

    @ParameterizedTest
    @MethodSource("ofTheDriver")
    void doesNotTakeTheDriversOwnErrorsForABrokenConnection(SQLException error) {
        assertThat(ServerErrors.of(error, List.of(), SCOPE, false))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("driver")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void takesAnErrorWithoutAStateForABrokenConnection() {
        assertThat(ServerErrors.of(new SQLException(SECRET), List.of(), SCOPE, false))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("no SQLSTATE");
    }

    private static PSQLException server(String state) {
        return new PSQLException(new ServerErrorMessage("SERROR\0C" + state + "\0Mvalue " + SECRET + "\0DKey (code)=("
                + SECRET + ") exists.\0H" + SECRET + "\0ss\0tt\0cc\0nt_key\0"));
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
