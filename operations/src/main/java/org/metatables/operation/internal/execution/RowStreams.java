package org.metatables.operation.internal.execution;

import java.lang.ref.Cleaner;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.metatables.operation.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes streams of cursors, and takes the connections of those back that nobody closed. This class is thread-safe. */
final class RowStreams {

    private static final Logger LOG = LoggerFactory.getLogger(RowStreams.class);

    private final Cleaner cleaner = Cleaner.create();

    /**
     * A stream of the rows of a cursor.
     *
     * @param tables the tables that it reads, for the log
     */
    Stream<Row> of(RowCursor cursor, String tables) {
        Rows rows = new Rows(cursor);
        Forgotten forgotten = new Forgotten(cursor, tables);
        Cleaner.Cleanable cleanable = cleaner.register(rows, forgotten);
        return StreamSupport.stream(rows, false).onClose(() -> {
            cursor.close();
            cleanable.clean();
        });
    }

    /** The rows as a stream wants them; what the cleaner watches, and hence what must know nothing of it. */
    private static final class Rows extends Spliterators.AbstractSpliterator<Row> {

        private final RowCursor cursor;

        Rows(RowCursor cursor) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.cursor = cursor;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Row> action) {
            Optional<Row> row = cursor.next();
            row.ifPresent(action);
            return row.isPresent();
        }
    }

    /** Runs once: when the stream is closed, or when nobody holds it any more. */
    private record Forgotten(RowCursor cursor, String tables) implements Runnable {

        @Override
        public void run() {
            if (cursor.isOpen()) {
                LOG.warn(
                        "A stream of rows of {} was neither read to its end nor closed. Close it, best in a"
                                + " try-with-resources statement; its connection was thrown away.",
                        tables);
                cursor.abandon();
            }
        }
    }
}
