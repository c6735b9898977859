package org.metatables.operation.internal.execution;

import java.util.ArrayList;
import java.util.List;
import org.metatables.operation.internal.text.DriverReading;
import org.metatables.operation.internal.text.StatementText;

/**
 * A governed statement with what travels before and after it. The driver sends the whole as one message with one answer;
 * outside of a transaction the server runs it as one.
 *
 * @param jdbc the text for the driver
 * @param before how many statements precede the governed one, none of which has places
 */
record Message(String jdbc, int before) {

    private static final String AND_THEN = ";";

    /**
     * Puts a message together.
     *
     * @param before settings, which hold no places
     * @param after statements of ours, which may
     * @throws org.metatables.operation.InvalidStatementException if the driver would send anything else
     */
    static Message of(List<String> before, StatementText text, List<String> after) {
        List<String> settings = new ArrayList<>(before);
        settings.add(text.jdbc());
        List<String> sent = new ArrayList<>(before);
        sent.add(text.sent().sql());
        String governed = String.join(AND_THEN, settings);
        DriverReading.requireSame(governed, sent);
        if (after.isEmpty()) {
            return new Message(governed, before.size());
        }
        // The statement may end with a comment that only a new line ends.
        String whole = governed + "\n" + AND_THEN + String.join(AND_THEN, after);
        sent.set(before.size(), text.sent().sql() + "\n");
        DriverReading.requireBegins(whole, sent, after.size());
        return new Message(whole, before.size());
    }
}
