package org.metatables.operation.internal.analysis;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.metatables.operation.internal.text.Rendering;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What PostgreSQL objects to in a statement, before it is put into our words. */
final class NotUnderstood extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Pattern LITERAL = Pattern.compile("(?i)(?:[ebxn]|u&)?'|\\$[^0-9]");

    private final String state;
    private final int position;
    private final transient Rendering text;

    private NotUnderstood(String message, String state, int position, Rendering text) {
        super(message, null, false, false);
        this.state = state;
        this.position = position;
        this.text = text;
    }

    /**
     * The objection in an error.
     *
     * @param prefix how many characters stood before the text
     * @throws SQLException the given one, if the statement is not what it is about
     */
    static NotUnderstood of(SQLException refused, Rendering text, int prefix) throws SQLException {
        ServerErrorMessage server = refused instanceof PSQLException known ? known.getServerErrorMessage() : null;
        String state = String.valueOf(refused.getSQLState());
        if (server == null || server.getMessage() == null || !StatementError.isAboutTheStatement(state)) {
            throw refused;
        }
        return new NotUnderstood(server.getMessage(), state, server.getPosition() - prefix, text);
    }

    String state() {
        return state;
    }

    /** The character in the text, counted from 1; not positive if PostgreSQL tells none. */
    int position() {
        return position;
    }

    /** Whether it stands where a literal begins, with which its message may be about the value of it. */
    boolean isAtALiteral() {
        return position > 0
                && position <= text.sql().length()
                && LITERAL.matcher(text.sql())
                        .region(position - 1, text.sql().length())
                        .lookingAt();
    }

    Rendering text() {
        return text;
    }
}
