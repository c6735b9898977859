package org.metatables.hibernate.query.internal;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that answer a statement.
 *
 * @param columns the names of the columns
 * @param values the values of each row, by column
 * @param close what is to be done when no more are wanted
 */
public record Rows(List<String> columns, Iterator<List<@Nullable Object>> values, Runnable close) {

    public Rows {
        columns = List.copyOf(columns);
    }

    /** No rows, of columns that nobody knows. */
    public static Rows none() {
        return new Rows(List.of(), List.<List<@Nullable Object>>of().iterator(), () -> {});
    }
}
