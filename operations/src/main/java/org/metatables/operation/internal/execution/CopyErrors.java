package org.metatables.operation.internal.execution;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.metatables.Problem;
import org.metatables.operation.OperationException;
import org.metatables.operation.ParameterException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says in our words where a bulk load failed: the row and the column, never the value that stands there. */
final class CopyErrors {

    /** The beginning of PostgreSQL's context; the value comes after it. */
    private static final Pattern PLACE = Pattern.compile("^COPY [^\\n]*?, line (\\d+)(?:, column ([^:\\n]+):)?");

    private CopyErrors() {}

    /**
     * The error in our words.
     *
     * @param committing whether the commit was sent
     */
    static OperationException of(SQLException failed, PreparedOperation prepared, Watched watched, boolean committing) {
        OperationException error = prepared.error(failed, watched, committing);
        ServerErrorMessage server = failed instanceof PSQLException known ? known.getServerErrorMessage() : null;
        Matcher place = PLACE.matcher(server == null ? "" : String.valueOf(server.getWhere()));
        if (!place.find()) {
            return error;
        }
        String row = "row " + place.group(1);
        return error instanceof ParameterException
                ? new ParameterException(Problem.of("A value does not fit "
                                + (place.group(2) == null ? "its column" : "the column " + place.group(2))
                                + ". Nothing was written.")
                        .inTable(prepared.scope().tableNames())
                        .at(row + ", SQLSTATE " + failed.getSQLState()))
                : error;
    }
}
