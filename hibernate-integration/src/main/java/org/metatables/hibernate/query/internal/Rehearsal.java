package org.metatables.hibernate.query.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes the statements of a query that writes, and answers that nothing was written. */
public final class Rehearsal implements Answers {

    private final List<JdbcStatement> statements = new ArrayList<>();
    private boolean returnsCount;

    /** What Hibernate ran so far. */
    List<JdbcStatement> statements() {
        return List.copyOf(statements);
    }

    /** Whether the last of them tells in its only row how many entities it wrote. */
    public boolean returnsCount() {
        return returnsCount;
    }

    @Override
    public Rows rows(JdbcStatement statement) {
        statements.add(statement);
        returnsCount = true;
        List<@Nullable Object> zero = Collections.singletonList(0L);
        return new Rows(List.of("count"), List.of(zero).iterator(), () -> {});
    }

    @Override
    public long count(JdbcStatement statement) {
        statements.add(statement);
        returnsCount = false;
        return 0;
    }
}
