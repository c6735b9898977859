package org.metatables.liquibase;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BiPredicate;

/**
 * Cuts the connection instead of sending a message, and so that nothing that would follow can be sent: to the server, and to all who come after, this
 * is {@code kill -9}.
 */
final class Kill implements Wire.Listener {

    private final BiPredicate<Integer, String> when;
    private int messages;

    private Kill(BiPredicate<Integer, String> when) {
        this.when = when;
    }

    /** Instead of the message of that number, from 1. */
    static Kill atMessage(int number) {
        return new Kill((count, message) -> count == number);
    }

    /** Instead of the first message with that text. */
    static Kill atText(String text) {
        return new Kill((count, message) -> message.contains(text));
    }

    /** Never: to count. */
    static Kill never() {
        return new Kill((count, message) -> false);
    }

    /** How many messages were sent. */
    int messages() {
        return messages;
    }

    @Override
    public void sending(Connection physical, String message) throws SQLException {
        messages++;
        if (when.test(messages, message)) {
            physical.abort(Runnable::run);
            throw new SQLException("Killed before message " + messages + ": " + message, "08006");
        }
    }
}
