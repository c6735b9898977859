package org.metatables.hibernate.query.internal;

import java.util.Iterator;
import java.util.Optional;
import org.metatables.operation.Row;

/** Rows of which the first can be looked at before it is taken. */
final class PeekingRows implements Iterator<Row> {

    private final Iterator<Row> rows;
    private final Optional<Row> first;
    private boolean started;

    PeekingRows(Iterator<Row> rows) {
        this.rows = rows;
        this.first = rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }

    Optional<Row> first() {
        return first;
    }

    @Override
    public boolean hasNext() {
        return !started && first.isPresent() || rows.hasNext();
    }

    @Override
    public Row next() {
        if (!started && first.isPresent()) {
            started = true;
            return first.get();
        }
        return rows.next();
    }
}
