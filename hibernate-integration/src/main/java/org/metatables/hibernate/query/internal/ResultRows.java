package org.metatables.hibernate.query.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metatables.operation.OperationResult;
import org.metatables.operation.Row;

/** The rows of an operation as Hibernate reads them. */
public final class ResultRows {

    private ResultRows() {}

    /** The rows of a result. */
    public static Rows of(OperationResult result) {
        return of(result.rows().iterator(), result.rows().stream().findFirst(), () -> {});
    }

    /** The rows of a stream, which is closed with them. */
    public static Rows of(Stream<Row> rows) {
        PeekingRows iterator = new PeekingRows(rows.iterator());
        return of(iterator, iterator.first(), rows::close);
    }

    /** The number that a statement that writes gives back in its only row. */
    public static long count(OperationResult result) {
        Row row = result.rows().get(0);
        return row.get(row.columns().get(0), Long.class).orElse(0L);
    }

    private static Rows of(Iterator<Row> rows, Optional<Row> first, Runnable close) {
        List<String> columns = first.map(Row::columns).orElse(List.of());
        Iterator<List<@Nullable Object>> values = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public List<@Nullable Object> next() {
                return values(columns, rows.next());
            }
        };
        return new Rows(columns, values, close);
    }

    private static List<@Nullable Object> values(List<String> columns, Row row) {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (String column : columns) {
            values.add(row.get(column).orElse(null));
        }
        return values;
    }
}
