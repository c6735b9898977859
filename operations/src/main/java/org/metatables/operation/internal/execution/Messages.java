package org.metatables.operation.internal.execution;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.metatables.operation.internal.text.StatementText;

/**
 * The messages that carry one statement. What the driver makes of a message is proved once; there are as many as there
 * are states that connections come from. This class is thread-safe.
 */
final class Messages {

    /** Beyond this many, messages are put together anew each time: time-outs may differ without end. */
    private static final int MOST = 64;

    private final StatementText text;
    private final Map<Key, Message> known = new ConcurrentHashMap<>();

    Messages(StatementText text) {
        this.text = text;
    }

    /** The message with these settings before the statement, and these statements after it. */
    Message with(List<String> before, List<String> after) {
        Key key = new Key(before, after);
        Message message = known.get(key);
        if (message == null) {
            message = Message.of(before, text, after);
            if (known.size() < MOST) {
                known.put(key, message);
            }
        }
        return message;
    }

    private record Key(List<String> before, List<String> after) {}
}
