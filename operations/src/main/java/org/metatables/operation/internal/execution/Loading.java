package org.metatables.operation.internal.execution;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.metatables.Problem;
import org.metatables.operation.BulkLoad;
import org.metatables.operation.ResultTooLargeException;
import org.postgresql.copy.CopyIn;
import org.postgresql.jdbc.PgConnection;

/** One bulk load that was allowed: a {@code COPY} in a transaction of its own, as the role of its scope. */
final class Loading {

    private static final int ROWS_BETWEEN_PROGRESS = 10_000;
    private static final int CHARACTERS_PER_MESSAGE = 1 << 16;

    private final BulkLoad load;
    private final Dispatch dispatch;
    private final Ending ending;
    private final Watched watched;
    private final Iterator<? extends List<?>> rows;

    Loading(BulkLoad load, Dispatch dispatch, Ending ending, Watched watched, Iterator<? extends List<?>> rows) {
        this.load = load;
        this.dispatch = dispatch;
        this.ending = ending;
        this.watched = watched;
        this.rows = rows;
    }

    /** Writes all rows; tells how many. */
    long run(Connection connection) throws SQLException {
        dispatch.sessions().enter(connection, dispatch.state());
        return ending.inTransaction(connection, () -> {
            CopyIn copy = connection.unwrap(PgConnection.class).getCopyAPI().copyIn(statement());
            try {
                send(copy);
                return copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
    }

    private String statement() {
        String columns = load.columns().stream().map(Quoted::name).collect(Collectors.joining(", "));
        return "COPY "
                + dispatch.prepared().scope().tables().get(load.table()).name().quoted() + " (" + columns
                + ") FROM STDIN WITH (FORMAT text, ENCODING 'UTF8')";
    }

    private void send(CopyIn copy) throws SQLException {
        CopyText text = new CopyText(
                load.columns(), dispatch.prepared().plan().statement().types());
        StringBuilder lines = new StringBuilder();
        long sent = 0;
        while (rows.hasNext()) {
            watched.requireTime();
            if (sent == load.maxRows()) {
                throw new ResultTooLargeException(
                        Problem.of("The bulk load has more than " + load.maxRows() + " rows. Nothing was written.")
                                .remedy("Load fewer at once, or allow more."));
            }
            sent++;
            text.append(lines, rows.next(), sent);
            if (lines.length() >= CHARACTERS_PER_MESSAGE) {
                write(copy, lines);
            }
            if (sent % ROWS_BETWEEN_PROGRESS == 0) {
                long rowsSoFar = sent;
                load.progress().ifPresent(listener -> listener.accept(rowsSoFar));
            }
        }
        if (!lines.isEmpty()) {
            write(copy, lines);
        }
    }

    private static void write(CopyIn copy, StringBuilder lines) throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        lines.setLength(0);
        copy.writeToCopy(bytes, 0, bytes.length);
    }
}
